using System.ComponentModel;
using System.Diagnostics;

namespace SentryPS.Tests.Releases;

/// <summary>A git repository of the test's own. Where there is no git, the test is skipped.</summary>
internal sealed class LocalRepository : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("repository-");
    private int _time;

    public LocalRepository(string? remote = "https://git.example.com/acme/tools.git")
    {
        Git("init", "--quiet", "--initial-branch=main");
        if (remote is not null)
            Git("remote", "add", "origin", remote);
    }

    private LocalRepository(string source, string[] options) => Git(["clone", "--quiet", .. options, new Uri(source).AbsoluteUri, "."]);

    public string Path => _folder.FullName;

    public string Head => Git("rev-parse", "HEAD").Trim();

    /// <summary>Clones it, with no more of the history than these.</summary>
    public LocalRepository Clone(int depth, string remote)
    {
        var clone = new LocalRepository(Path, ["--depth", $"{depth}"]);
        clone.Git("remote", "set-url", "origin", remote);
        return clone;
    }

    /// <summary>Writes files and commits them. Returns the hash.</summary>
    public string Commit(string message, params (string Path, string? Text)[] files)
    {
        foreach (var (path, text) in files.Length > 0 ? files : [("file.txt", message)])
        {
            var file = System.IO.Path.Combine(Path, path);
            if (text is null)
                File.Delete(file);
            else
                File.WriteAllText(file, text);
        }

        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "-m", message);
        return Head;
    }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=Ada Lind", "-c", "user.email=ada@acme.example", "-c", "commit.gpgSign=false", .. arguments])
        {
            WorkingDirectory = Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Each a minute after the one before, so that their order is sure.
        var time = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(1)).AddMinutes(_time++);
        start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = $"{time:yyyy-MM-ddTHH:mm:sszzz}";
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_SYSTEM"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        using var process = Launch(start);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(s_limit), "git did not end.");
        Assert.True(process.ExitCode == 0, error.Result);
        return output;
    }

    public void Dispose()
    {
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
            file.Attributes = FileAttributes.Normal;

        _folder.Delete(recursive: true);
    }

    private static Process Launch(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no git.");
            throw;
        }
    }
}
