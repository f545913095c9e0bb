using System.Globalization;

namespace SentryPS.Commands;

/// <summary>Compares an issue, as it was read back, with what was asked for, field by field.</summary>
/// <param name="issue">The issue as it is now.</param>
/// <param name="response">The JSON that the server answered the change with. Null where it answered nothing.</param>
/// <param name="askedAt">When the change was asked for.</param>
internal sealed class IssueEvidence(SentryIssue issue, object? response, DateTimeOffset askedAt)
{
    /// <summary>How far the server's clock may be from this machine's.</summary>
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromMinutes(10);

    private readonly Lazy<object?> _issue = new(() => JsonText.Parse(issue.Json));

    /// <summary>The first difference; without one, what the server does not show.</summary>
    public BulkVerdict Of(IReadOnlyDictionary<string, object?> fields)
    {
        var verdicts = fields.Select(field => Of(field.Key, field.Value)).ToList();
        return verdicts.Find(verdict => verdict.Outcome == BulkOutcome.Failed) is { Words: not null } difference ? difference
            : verdicts.Find(verdict => verdict.Outcome == BulkOutcome.NotVerified) is { Words: not null } gap ? gap
            : BulkVerdict.Changed;
    }

    private BulkVerdict Of(string field, object? wanted)
    {
        // The quick way for what nearly every issue shows; null and false may also mean that it shows nothing.
        if (wanted is string text && ShownText(field) == text)
        {
            return BulkVerdict.Changed;
        }

        if (_issue.Value is not IDictionary<string, object?> shown || !shown.TryGetValue(field, out var value))
        {
            return Absent(field, wanted);
        }

        return field switch
        {
            "assignedTo" => Assignee(value, (string)wanted!),
            "statusDetails" => new IssueStatusEvidence(value, response, askedAt, s_clockTolerance).Of((IReadOnlyDictionary<string, object?>)wanted!),
            _ => Equals(value, wanted) ? BulkVerdict.Changed : BulkVerdict.NotChanged($"its {field} is {Describe(value)}"),
        };
    }

    private string? ShownText(string field) => field switch
    {
        "status" => issue.Status,
        "substatus" => issue.Substatus,
        "priority" => issue.Priority,
        _ => null,
    };

    /// <summary>What an issue does not show may still be denied by the response to the change: null there means left as it was.</summary>
    private BulkVerdict Absent(string field, object? wanted) =>
        // To unassign is to set it to null.
        wanted is not "" && response is IDictionary<string, object?> echo && echo.TryGetValue(field, out var value) && value is null
            ? BulkVerdict.NotChanged($"the server says that it left its {field} as it was")
            : BulkVerdict.NotVerified(field);

    private static BulkVerdict Assignee(object? shown, string wanted) => IssueAssignee.IsSame(shown, wanted) switch
    {
        true => BulkVerdict.Changed,
        null => BulkVerdict.NotVerified("which user it is assigned to"),
        false => BulkVerdict.NotChanged(shown is null
            ? "it is assigned to nobody"
            : $"it is assigned to {shown.Text("email") ?? shown.Text("name") ?? shown.Text("id") ?? Describe(shown)}"),
    };

    internal static string Describe(object? value) => value switch
    {
        null => "empty",
        bool flag => flag ? "true" : "false",
        string text => $"'{text}'",
        IDictionary<string, object?> or Array => "another one",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
