namespace SentryPS.Cmdlets;

/// <summary>The base of commands that send a body: makes it of the parameters that are marked with <see cref="BodyAttribute"/>.</summary>
public abstract class ChangeCmdlet<T> : ResourceCmdlet<T>
    where T : SentryObject
{
    private protected ChangeCmdlet()
    {
    }

    /// <summary>
    /// The fields of the parameters that were given. A text that is empty is sent as null, since PowerShell turns
    /// <c>$null</c> into it; what the server would pass over then is refused.
    /// </summary>
    private protected virtual Dictionary<string, object?> ComposeBody()
    {
        var body = new Dictionary<string, object?>();
        foreach (var (property, attribute) in Shape.Bodies.Where(field => IsBound(field.Property.Name)))
        {
            var value = property.GetValue(this) is var given and not "" ? given : null;
            if (value is null && !attribute.CanClear)
                throw SentryException.InvalidInput($"-{property.Name} is empty, and Sentry cannot clear it: give a value, or leave it out.");

            Put(body, attribute.Name, value);
        }

        return body;
    }

    /// <summary>Adds a field to a body. Slashes in the name step into objects, which are made where they are not there.</summary>
    private protected static void Put(Dictionary<string, object?> body, string name, object? value)
    {
        var steps = name.Split('/');
        foreach (var step in steps.Take(steps.Length - 1))
        {
            if (!body.TryGetValue(step, out var inner))
                body[step] = inner = new Dictionary<string, object?>();

            body = (Dictionary<string, object?>)inner!;
        }

        body[steps[^1]] = value;
    }
}
