namespace SentryPS.Tests.Conventions;

/// <summary>How a command is called in the tests that every command has to pass.</summary>
/// <param name="Command">The name of the command.</param>
/// <param name="Arguments">
/// Arguments with which it works against the sandbox, without what the pipeline would bring. A command that gets has none
/// that name something, so that filters can be added.
/// </param>
internal sealed record CommandSample(string Command, string Arguments = "")
{
    /// <summary>What the command works on, as an argument. Empty for one that gets, and for one that works on nothing.</summary>
    public string Target { get; init; } = "";

    /// <summary>What has to be piped together with an object, where one is not enough: <c>$another</c> is an issue.</summary>
    public string Beside { get; init; } = "";

    /// <summary>A script that makes what the command needs; it may have run before.</summary>
    public string Given { get; init; } = "";

    /// <summary>What the command takes of its kind alone, and refuses the rest. Null for one that takes all.</summary>
    public string? TakesOnly { get; init; }

    /// <summary>Why the command sends no request. Null for one that does.</summary>
    public string? SendsNothing { get; init; }

    /// <summary>Whether any token that the server knows will do.</summary>
    public bool NeedsNoScope { get; init; }

    /// <summary>A whole call.</summary>
    public string Call => $"{Command} {Target} {Arguments}".TrimEnd();
}
