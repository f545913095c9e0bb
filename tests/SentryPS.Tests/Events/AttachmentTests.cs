using System.Management.Automation;
using System.Text;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Events;

/// <summary>Get-SentryAttachment and Save-SentryAttachment: what is asked for, and what becomes of it on the disk.</summary>
public sealed class AttachmentTests : IAsyncLifetime
{
    private SandboxSession _session = null!;
    private Issue _issue = null!;
    private IssueEvent _latest = null!;

    public async ValueTask InitializeAsync()
    {
        _session = await SandboxSession.StartAsync(new() { Issues = 60 }, connectParameters: "-MaximumRetryCount 0");
        _issue = _session.Server.IssuesWhere(issue => issue.IsVisible && issue.Count > 5 && issue.ShortId is not null && issue.RecordedEvents.Count == 0)[0];
        _latest = new IssueEvents(_issue).At(0);
        _session.Shell.Set("id", Wire.IdOf(_issue));
        _session.Shell.Set("event", _latest.Id);
        _session.Shell.Set("folder", _session.Folder);
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public void ListsWhatCameWithAnIssue()
    {
        var attachments = Run("Get-SentryAttachment $id").Objects<SentryAttachment>();

        Assert.Equal(6, attachments.Count);
        Assert.Equal(("screenshot.png", "image/png", _latest.Id, "acme"), (attachments[0].Name, attachments[0].ContentType, attachments[0].EventId, attachments[0].Organization));
        Assert.All(attachments, attachment => Assert.Equal(_issue.Project.Slug, attachment.Project));
        Assert.Equal(
            [$"GET organizations/acme/issues/{_issue.Id}/attachments/?per_page=100", $"GET organizations/acme/issues/{_issue.Id}/?collapse=stats&collapse=tags&collapse=release"],
            _session.Server.Requests.Lines());
    }

    [Fact]
    public void TakesTheProjectFromAnIssueThatIsPiped()
    {
        Run("$issue = Get-SentryIssue $id").AssertNoErrors();
        _session.Server.Requests.Clear();

        var attachments = Run("$issue | Get-SentryAttachment -First 1").Objects<SentryAttachment>();

        Assert.Equal(_issue.Project.Slug, Assert.Single(attachments).Project);
        Assert.Single(_session.Server.Requests.All);
    }

    [Theory]
    [InlineData("Get-SentryAttachment $event -Project backend")]
    [InlineData("Get-SentryAttachment $event")]
    [InlineData("Get-SentryEvent $id -Latest | Get-SentryAttachment")]
    public void ListsWhatCameWithOneEvent(string script)
    {
        var attachments = Run(script.Replace("backend", _issue.Project.Slug, StringComparison.Ordinal)).Objects<SentryAttachment>();

        Assert.Equal(["screenshot.png", "application.log"], attachments.Select(attachment => attachment.Name));
        Assert.InRange(_session.Server.Requests.All.Count, 1, 2);
        Assert.Matches($"^GET projects/acme/({_issue.Project.Slug}|{_issue.Project.Id})/events/{_latest.Id}/attachments/", _session.Server.Requests.Lines()[^1]);
    }

    [Theory]
    [InlineData("-Name *.LOG", 3)]
    [InlineData("-Type event.minidump", 0)]
    [InlineData("-Type event.minidump, event.attachment -First 4", 4)]
    public void SelectsHere(string parameters, int count) =>
        Assert.Equal(count, Run($"Get-SentryAttachment $id {parameters}").Output.Count);

    [Fact]
    public void SavesEachUnderTheIdOfItsEvent()
    {
        var files = Run("Get-SentryAttachment $id | Save-SentryAttachment -Path $folder/new").Objects<FileInfo>();

        Assert.Equal(6, files.Count);
        Assert.Equal($"{_latest.Id}-screenshot.png", files[0].Name);
        Assert.Equal($"{_issue.Title}\n", File.ReadAllText(files[1].FullName));
        Assert.Equal(6, Directory.GetFiles(Path.Combine(_session.Folder, "new")).Length);
    }

    [Fact]
    public void SavesOneOfWhichTheIdIsKnown()
    {
        var id = EventAttachment.Of(_issue).First().Id;

        var file = Run($"Save-SentryAttachment {id} $folder -EventId $event -Project {_issue.Project.Slug}").Single<FileInfo>();

        Assert.Equal($"{_latest.Id}-screenshot.png", file.Name);
    }

    [Theory]
    [InlineData("../../outside.txt", "outside.txt")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("C:\\Windows\\win.ini", "win.ini")]
    [InlineData("..", "attachment")]
    [InlineData("", "attachment")]
    [InlineData("a/", "attachment")]
    [InlineData("con:stream", "con_stream")]
    [InlineData("a\u202Egnp.exe", "a_gnp.exe")]
    [InlineData("tab\tand\nline ", "tab and line")]
    public void NeverLeavesTheFolder(string name, string expected)
    {
        Add(name);

        var file = Run("(Get-SentryAttachment $event)[0] | Save-SentryAttachment -Path $folder").Single<FileInfo>();

        Assert.Equal($"{_latest.Id}-{expected}", file.Name);
        Assert.Equal(_session.Folder, file.DirectoryName);
        Assert.Equal("content", File.ReadAllText(file.FullName));
    }

    [Fact]
    public void KeepsEndingsOfNamesThatAreTooLong()
    {
        Add(new string('ö', 300) + ".png");

        var file = Run("(Get-SentryAttachment $event)[0] | Save-SentryAttachment -Path $folder").Single<FileInfo>();

        Assert.EndsWith(".png", file.Name);
        Assert.InRange(Encoding.UTF8.GetByteCount(file.Name), 50, 200);
    }

    [Fact]
    public void KeepsApartWhatHasTheSameName()
    {
        Add("application.log");

        var files = Run("Get-SentryAttachment $event | Save-SentryAttachment -Path $folder -Force").Objects<FileInfo>();

        Assert.Equal(3, files.Select(file => file.FullName).Distinct().Count());
        Assert.Equal(["content", $"{_issue.Title}\n"], files.Where(file => file.Extension == ".log").Select(file => File.ReadAllText(file.FullName)));
    }

    [Fact]
    public void LeavesAloneWhatIsThere()
    {
        var file = Path.Combine(_session.Folder, $"{_latest.Id}-screenshot.png");
        File.WriteAllText(file, "mine");

        var result = Run("Get-SentryAttachment $event | Save-SentryAttachment -Path $folder");

        result.AssertError("SentryAlreadyExists", ErrorCategory.ResourceExists);
        Assert.Single(result.Output);
        Assert.Equal("mine", File.ReadAllText(file));

        Run("Get-SentryAttachment $event | Save-SentryAttachment -Path $folder -Force").AssertNoErrors();
        Assert.NotEqual("mine", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("CONTENT")]
    public void KeepsNothingOfWhatIsNotTheFile(string body)
    {
        Add("file.txt");
        var file = Path.Combine(_session.Folder, $"{_latest.Id}-file.txt");
        File.WriteAllText(file, "before");
        _session.Server.Faults.Next(request => request.Values("download").Count > 0, FaultKinds.Answer(200, body));

        Run("(Get-SentryAttachment $event)[0] | Save-SentryAttachment -Path $folder -Force")
            .AssertError("SentryNotVerified", ErrorCategory.InvalidResult);

        Assert.Equal("before", File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(_session.Folder));
    }

    [Fact]
    public void SaysThatATokenOfNoUserGetsNone()
    {
        _session.Shell.Set("limited", _session.Server.IssueToken(TokenKind.Integration, ["event:read", "project:read"]));

        var error = Run("$other = Connect-Sentry -Url $url -Token $limited -Organization acme -PassThru; Get-SentryAttachment $id -First 1 -Connection $other | Save-SentryAttachment -Path $folder -Connection $other")
            .AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains("personal tokens", error.ToString());
        Assert.Empty(Directory.GetFiles(_session.Folder));
    }

    private void Add(string name) => _session.Server.State.Change(state => _issue.Attachments.Add(new(
        900_000, _latest.Id, name, "event.attachment", null, state.Now, Encoding.UTF8.GetBytes("content"))));

    private ShellResult Run(string script) => _session.Run(script);
}
