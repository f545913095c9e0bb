namespace SentryPS.Api;

/// <summary>What a request sends.</summary>
internal abstract class ApiContent;

/// <summary>JSON of any kind: an object, an array, a string, a number, true or false, or null.</summary>
/// <param name="value">Whatever <see cref="JsonValue.From"/> takes.</param>
internal sealed class JsonContent(object? value) : ApiContent
{
    /// <summary>The value as <see cref="JsonValue.From"/> gives it.</summary>
    public object? Value { get; } = JsonValue.From(value);
}

/// <summary>The fields of a form, in their order; a name may come several times.</summary>
internal sealed class FormContent(IReadOnlyList<KeyValuePair<string, string>> fields) : ApiContent
{
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; } = fields;
}

/// <summary>A file as the whole content.</summary>
internal sealed class FileContent(ApiFile file) : ApiContent
{
    public ApiFile File { get; } = file;
}

/// <summary>The fields of a form and files beside them.</summary>
internal sealed class MultipartFormContent(
    IReadOnlyList<KeyValuePair<string, string>> fields, IReadOnlyList<KeyValuePair<string, ApiFile>> files) : ApiContent
{
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; } = fields;

    /// <summary>Each with the name of its field.</summary>
    public IReadOnlyList<KeyValuePair<string, ApiFile>> Files { get; } = files;
}

/// <summary>A file to send. It is read while it is sent, and from its start again if it has to be sent again.</summary>
/// <param name="Name">The name that the server is told.</param>
/// <param name="Length">How many bytes there are.</param>
/// <param name="Open">Opens the file at its start. The transport disposes the stream.</param>
internal sealed record ApiFile(string Name, long Length, Func<Stream> Open)
{
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>The file at a path; <see cref="SentryException"/> where it is not there or may not be read.</summary>
    public static ApiFile At(string path)
    {
        try
        {
            using var file = OpenRead(path);
            return new(Path.GetFileName(path), file.Length, () => OpenRead(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw SentryException.InvalidInput($"{path} cannot be read: {exception.Message}", path);
        }
    }

    private static FileStream OpenRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
