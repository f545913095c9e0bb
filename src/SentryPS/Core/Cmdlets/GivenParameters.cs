using System.Collections;

namespace SentryPS.Cmdlets;

/// <summary>
/// Checks what was given to parameters. A filter that is null or an empty list was meant to limit: passed over, it would
/// widen the listing to everything, and a change behind it too.
/// </summary>
internal static class GivenParameters
{
    /// <exception cref="SentryException">A parameter was given without a value, or names nothing.</exception>
    public static void Check(SentryCmdlet cmdlet, IDictionary<string, object> bound)
    {
        var shape = CommandShape.Of(cmdlet.GetType());
        foreach (var parameter in bound)
        {
            // Parameters that PowerShell has for every command are its own affair.
            if (shape.Parameter(parameter.Key) is not { } property)
                continue;

            var value = PipelineValue.Unwrap(parameter.Value);
            if (property != shape.Target && NamesIn(value).FirstOrDefault(name => name.Complaint is not null) is { } name)
                throw SentryException.InvalidInput($"-{parameter.Key}: {name.Complaint}", name.ToString());

            // Of a field, nothing may be what it shall be set to.
            if (shape.Bodies.Any(field => field.Property == property))
                continue;

            if (value is not null && property.IsDefined(typeof(AllowEmptyAttribute), inherit: true))
                continue;

            if (value is null or "" or ICollection { Count: 0 })
                throw Empty(parameter.Key, value);

            // One of several that is not set would be passed over, and alone in its list leave no limit.
            foreach (var item in value as IList ?? Array.Empty<object>())
            {
                var unwrapped = PipelineValue.Unwrap(item);
                if (unwrapped is null or "")
                    throw Empty(parameter.Key, unwrapped);
            }
        }
    }

    private static IEnumerable<SentryName> NamesIn(object? value) => value switch
    {
        SentryName name => [name],
        IEnumerable items and not string => items.OfType<SentryName>(),
        _ => [],
    };

    private static SentryException Empty(string parameter, object? value)
    {
        var exception = SentryException.InvalidInput(
            $"-{parameter} was given {(value is null ? "nothing ($null)" : value is "" ? "an empty text" : "an empty list")}. Was a variable not set?");
        exception.RecommendedAction = $"Give -{parameter} a value, or leave it out.";
        return exception;
    }
}
