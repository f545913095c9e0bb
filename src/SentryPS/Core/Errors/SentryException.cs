namespace SentryPS;

/// <summary>
/// Whatever goes wrong between a cmdlet and Sentry: bad input, no connection, or a response that is an error.
/// It knows how PowerShell should report it.
/// </summary>
public class SentryException : Exception, IContainsErrorRecord
{
    internal SentryException(string message, string errorId, ErrorCategory category, Exception? innerException = null)
        // Servers and scripts choose many of the words.
        : base(SentryFormat.Line(message), innerException)
    {
        ErrorId = errorId;
        Category = category;
    }

    /// <summary>The stable name of the error, such as <c>SentryNotFound</c>. It starts the FullyQualifiedErrorId.</summary>
    public string ErrorId { get; }

    /// <summary>PowerShell's category of the error.</summary>
    public ErrorCategory Category { get; }

    /// <summary>What a person can do about it. Null where the message says it all.</summary>
    public string? RecommendedAction { get; internal set => field = value is null ? null : SentryFormat.Line(value); }

    /// <summary>What the error is about: an issue, a project, a version, as the user gave it. Null where it is about nothing in particular.</summary>
    public object? Target { get; internal set; }

    /// <summary>A sentence that the error record adds to the message, for what is only known where the exception passes. Null for none.</summary>
    internal string? Remark { get; set => field = value is null ? null : SentryFormat.Line(value); }

    /// <summary>Says that going on to the next item is pointless, since it must fail the same way.</summary>
    internal virtual bool StopsPipeline => Category is ErrorCategory.AuthenticationError or ErrorCategory.SecurityError;

    /// <summary>Says that the server, or the way to it, gave up on the request as it was; a smaller one may pass.</summary>
    internal bool IsServerFault => Category is ErrorCategory.ResourceUnavailable or ErrorCategory.OperationTimeout;

    /// <summary>Says that the server may have acted although it did not say so.</summary>
    internal bool IsOutcomeUnknown => IsServerFault || Category == ErrorCategory.ConnectionError || Category == ErrorCategory.InvalidData;

    /// <inheritdoc/>
    public ErrorRecord ErrorRecord => ErrorRecordFor(Target);

    /// <summary>The record for one of several things that failed for the same reason.</summary>
    internal ErrorRecord ErrorRecordFor(object? target)
    {
        var record = new ErrorRecord(this, ErrorId, Category, target);
        record.CategoryInfo.TargetName = SentryFormat.Line(target);
        if (RecommendedAction is not null || Remark is not null)
        {
            record.ErrorDetails = new ErrorDetails(Message + Remark) { RecommendedAction = RecommendedAction ?? "" };
        }

        return record;
    }

    internal static SentryException InvalidInput(string message, object? target = null) =>
        new(message, "SentryInvalidInput", ErrorCategory.InvalidArgument) { Target = target };

    /// <summary>The response is not what Sentry sends.</summary>
    internal static SentryException InvalidResponse(string message, Exception? innerException = null) =>
        new(message, "SentryInvalidResponse", ErrorCategory.InvalidData, innerException);
}
