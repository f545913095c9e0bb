namespace SentryPS.Api;

/// <summary>
/// A file that is there when its download is complete, and not before: what was there stays until then.
/// </summary>
internal sealed class DownloadFile : IDisposable
{
    private readonly string _path;
    private readonly string _partPath;

    /// <exception cref="SentryException">The file cannot be written.</exception>
    public DownloadFile(string path)
    {
        _path = path;
        _partPath = $"{path}.{Guid.NewGuid():N}.part";
        if (Directory.Exists(path))
            throw SentryException.InvalidInput($"{path} is a folder: give the name of a file.", path);

        Stream = Try(() => new FileStream(_partPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous));
    }

    /// <summary>Whether a file that has come there meanwhile is replaced, and not left alone with an error.</summary>
    public bool MayReplace { get; init; } = true;

    /// <summary>Where the response goes.</summary>
    public FileStream Stream { get; }

    /// <summary>Puts the file in its place.</summary>
    public void Complete() => Try(() =>
    {
        Stream.Dispose();
        if (MayReplace)
            File.Delete(_path);

        File.Move(_partPath, _path);
        return true;
    });

    /// <summary>Takes away what is not complete.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(_partPath);
    }

    private T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw SentryException.InvalidInput($"{_path} cannot be written: {exception.Message}", _path);
        }
    }
}
