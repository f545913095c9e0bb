using System.Globalization;
using System.Security.Cryptography;

namespace SentryPS.Commands;

/// <summary>
/// Downloads attachments into a folder. A file is there when it is complete and has the size and hash that Sentry says it
/// has, and not before.
/// </summary>
[Cmdlet(VerbsData.Save, "SentryAttachment")]
[Serves("getProjectEventAttachment")]
[OutputType(typeof(FileInfo))]
public sealed class SaveSentryAttachmentCommand : ResourceCmdlet<SentryAttachment>
{
    private readonly HashSet<string> _saved = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The attachments by object, or by id together with <c>-EventId</c> and <c>-Project</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryAttachment))]
    [Alias("Id")]
    public SentryName[] Attachment { get; set; } = [];

    /// <summary>
    /// The folder, which is made where it is not there. Without it, files go into the current folder. Their names begin
    /// with the id of the event: <c>0f1e…-screenshot.png</c>.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The id of the event that attachments given by their ids belong to. Objects bring their own.</summary>
    [Parameter]
    [ValidateEventId]
    public string? EventId { get; set; }

    /// <summary>The project of that event, by slug or id. Objects bring their own.</summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>Replaces files that are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void ProcessInput() => ForEachTarget(Attachment, Save);

    private protected override string ValueOfHole(string hole) => hole == "event"
        ? CurrentTarget?.Facts?.Text(nameof(SentryAttachment.EventId)) ?? (EventId is null ? null : EventIds.Normalize(EventId))
            ?? throw SentryException.InvalidInput("Which event? Give -EventId, or pipe an attachment that tells.")
        : base.ValueOfHole(hole);

    private void Save(SentryName target)
    {
        var folder = PathOf(Path);
        var request = ItemRequest(ApiMethod.Get, target, Resource.ReadScope);
        var attachment = target.Facts?.Live as SentryAttachment ?? Explain(() => Fetch<SentryAttachment>(request, Complete));
        var path = System.IO.Path.Combine(folder, AttachmentName.Of(attachment, name => _saved.Contains(System.IO.Path.Combine(folder, name))));
        if (File.Exists(path) && !Force)
            throw new SentryException($"{path} is there already.", "SentryAlreadyExists", ErrorCategory.ResourceExists) { RecommendedAction = "Give -Force to replace it, or another -Path." };

        CreateFolder(folder);
        Explain(() => Download(request, attachment, path));
        _saved.Add(path);
        WriteObject(new FileInfo(path));
    }

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw SentryException.InvalidInput($"The folder {folder} cannot be made: {exception.Message}", folder);
        }
    }

    private bool Download(ApiRequest request, SentryAttachment attachment, string path)
    {
        request.Query.Add("download", "1");
        using var file = new DownloadFile(path) { MayReplace = Force };
        Await(Start((transport, observer) => transport.DownloadAsync(request, file.Stream, observer, StopToken)));
        Verify(attachment, file.Stream);
        file.Complete();
        return true;
    }

    /// <summary>A proxy may answer with a page of its own, and a body may end early without a word.</summary>
    private static void Verify(SentryAttachment attachment, FileStream stream)
    {
        if (attachment.Size is { } size && stream.Length != size)
            throw Damaged(attachment, FormattableString.Invariant($"it has {stream.Length:N0} bytes, and Sentry says {size:N0}"));

        if (attachment.Sha1 is not { Length: > 0 } expected)
            return;

        stream.Position = 0;
#pragma warning disable CA5350 // It is the hash that Sentry has, and what it is to show is damage, not malice.
        using var sha1 = SHA1.Create();
#pragma warning restore CA5350
        var actual = string.Concat(sha1.ComputeHash(stream).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
        if (!string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase))
            throw Damaged(attachment, "its hash is another one than Sentry says");
    }

    private static SentryException Damaged(SentryAttachment attachment, string fact) => new(
        $"What came for attachment '{attachment.Name}' is not the file: {fact}. Nothing was saved.",
        "SentryNotVerified",
        ErrorCategory.InvalidResult)
    {
        RecommendedAction = "Try again. If it stays so, a proxy may change what it lets through.",
    };

    /// <summary>Whatever their scopes, tokens of integrations and organizations may list attachments and not read them.</summary>
    private static T Explain<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SentryApiException exception) when (exception.StatusCode == 403)
        {
            exception.Remark = " Sentry gives attachments only to personal tokens of users whose role may have them.";
            throw;
        }
    }
}
