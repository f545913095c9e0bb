using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace SentryPS.Sandbox.Demo;

/// <summary>Writes every stream as text. Nobody is there to answer questions, so they take their default.</summary>
internal sealed class ConsoleHostUI(TextWriter output) : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new ConsoleHostRawUI();

    public override bool SupportsVirtualTerminal => !Console.IsOutputRedirected;

    public override void Write(string value) => output.Write(Decorated(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => output.WriteLine(Decorated(value));

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteWarningLine(string message) => output.WriteLine($"WARNING: {message}");

    public override void WriteVerboseLine(string message) => output.WriteLine($"VERBOSE: {message}");

    public override void WriteDebugLine(string message) => output.WriteLine($"DEBUG: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        // Progress comes and goes on a screen; in lines of text it would stay.
    }

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => defaultChoice;

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions) => throw NobodyThere();

    public override string ReadLine() => throw NobodyThere();

    public override SecureString ReadLineAsSecureString() => throw NobodyThere();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName) => throw NobodyThere();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw NobodyThere();

    /// <summary>Text that ends up in a file has no use for colours.</summary>
    private string Decorated(string text) =>
        new StringDecorated(text).ToString(SupportsVirtualTerminal ? OutputRendering.Ansi : OutputRendering.PlainText);

    private static NotSupportedException NobodyThere() => new("Nobody is there to answer.");
}
