using System.Management.Automation;

namespace SentryPS.Tests.Shell;

/// <summary>Everything that a script gave, by stream.</summary>
/// <param name="Failure">The error that ended the script early; null if it ran to its end.</param>
internal sealed record ShellResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    Exception? Failure,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<ProgressRecord> Progress)
{
    /// <summary>The output, each of which has to be a <typeparamref name="T"/>. The script must have run without error.</summary>
    public IReadOnlyList<T> Objects<T>()
    {
        AssertNoErrors();
        return [.. Output.Select(item => Assert.IsType<T>(item.BaseObject))];
    }

    /// <summary>The one object that came out. The script must have run without error.</summary>
    public T Single<T>() => Assert.Single(Objects<T>());

    /// <summary>The errors of the script, that which ended it too.</summary>
    public IReadOnlyList<ErrorRecord> AllErrors => Failure is IContainsErrorRecord failure ? [.. Errors, failure.ErrorRecord] : Errors;

    /// <summary>The one error of the script, whether it ended it or not.</summary>
    public ErrorRecord SingleError() => Assert.Single(AllErrors);

    public void AssertNoErrors()
    {
        Assert.Null(Failure);
        Assert.Empty(Errors);
    }
}
