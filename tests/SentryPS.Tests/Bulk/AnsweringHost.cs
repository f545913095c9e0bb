using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SentryPS.Tests.Bulk;

/// <summary>
/// A person at the keyboard: answers questions by the label of a choice, such as <c>Yes to All</c>, and remembers what
/// was asked and what the screen was told. A question after the last answer ends the pipeline.
/// </summary>
internal sealed class AnsweringHost(params string[] answers) : PSHost
{
    private readonly AnsweringUI _ui = new(answers);

    /// <summary>The questions in the order asked.</summary>
    public IReadOnlyCollection<string> Questions => _ui.Questions;

    /// <summary>Warnings that were written to the host itself, not to the stream.</summary>
    public IReadOnlyCollection<string> Warnings => _ui.Warnings;

    /// <summary>What the person types where it is not shown.</summary>
    public string Secret { init => _ui.Secret = value; }

    /// <summary>Lines that were written to the host itself, as those of -WhatIf are.</summary>
    public IReadOnlyCollection<string> Lines => _ui.Lines;

    public override string Name => "SentryPS tests";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override PSHostUserInterface UI => _ui;

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    private sealed class AnsweringUI(string[] answers) : PSHostUserInterface
    {
        private readonly ConcurrentQueue<string> _answers = new(answers);

        public ConcurrentQueue<string> Questions { get; } = new();

        public ConcurrentQueue<string> Warnings { get; } = new();

        public ConcurrentQueue<string> Lines { get; } = new();

        public string? Secret { get; set; }

        public override PSHostRawUserInterface? RawUI => null;

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Questions.Enqueue(message);
            if (!_answers.TryDequeue(out var answer))
            {
                throw new InvalidOperationException($"Nobody expected another question: {message}");
            }

            var index = choices.ToList().FindIndex(choice => choice.Label.Replace("&", "", StringComparison.Ordinal) == answer);
            return index >= 0 ? index : throw new InvalidOperationException($"'{answer}' is no answer to: {message}");
        }

        public override void WriteWarningLine(string message) => Warnings.Enqueue(message);

        public override void Write(string value)
        {
        }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        {
        }

        public override void WriteLine(string value) => Lines.Enqueue(value);

        public override void WriteErrorLine(string value)
        {
        }

        public override void WriteVerboseLine(string message)
        {
        }

        public override void WriteDebugLine(string message)
        {
        }

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
            throw new NotSupportedException();

        public override string ReadLine() => throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() =>
            new System.Net.NetworkCredential("", Secret ?? throw new InvalidOperationException("Nobody expected to be asked for a token.")).SecurePassword;

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
            throw new NotSupportedException();
    }
}
