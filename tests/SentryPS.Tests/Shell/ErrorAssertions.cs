using System.Management.Automation;

namespace SentryPS.Tests.Shell;

internal static class ErrorAssertions
{
    /// <summary>Asserts the stable name of an error, whichever cmdlet it comes from, and its category.</summary>
    public static ErrorRecord AssertIs(this ErrorRecord error, string id, ErrorCategory category)
    {
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(category, error.CategoryInfo.Category);
        return error;
    }

    /// <summary>The errors that PowerShell itself makes of a parameter that it refuses.</summary>
    public static ErrorRecord AssertParameterRefused(this ShellResult result, string words)
    {
        var error = result.SingleError();
        Assert.StartsWith("ParameterArgument", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Contains(words, error.Exception.Message);
        return error;
    }
}
