using System.Globalization;

namespace SentryPS.Cmdlets;

/// <summary>
/// The base of commands that change objects, one request for each, when all of the input is there. The change counts as
/// made when the response shows it.
/// </summary>
public abstract class SetCmdlet<T> : ChangeCmdlet<T>
    where T : SentryObject
{
    private readonly List<SentryName> _targets = [];

    private protected SetCmdlet()
    {
    }

    /// <summary>Emits the object as it is after the change.</summary>
    [Parameter]
    public virtual SwitchParameter PassThru { get; set; }

    /// <summary>What is changed, for the question to a person: "Set slug, platform".</summary>
    private protected virtual string Action => "Set " + string.Join(", ", Changeable.Where(IsBound).Select(WordsOf));

    /// <summary>The parameters that say what to change.</summary>
    private protected virtual IEnumerable<string> Changeable => Shape.Bodies.Select(body => body.Property.Name);

    /// <summary>Whether the command was told what to change.</summary>
    private protected virtual bool HasChange => Changeable.Any(IsBound);

    private string WordsOf(string parameter) =>
        Shape.Bodies.FirstOrDefault(field => field.Property.Name == parameter).Attribute?.Words ?? parameter;

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        if (!HasChange)
        {
            var names = Changeable.Select(name => "-" + name).ToList();
            throw SentryException.InvalidInput($"Nothing to change: give {string.Join(", ", names.Take(names.Count - 1))}{(names.Count > 1 ? " or " : "")}{names.Last()}.");
        }
    }

    // What no longer fits the filter of a listing leaves it: read on meanwhile, the listing would pass over some.
    private protected override void ProcessInput() => _targets.AddRange(Targets);

    private protected override void FinishInput() => ForEachTarget(_targets, target =>
    {
        var organization = RequiredOrganization;
        if (ShouldProcess($"{target.Description} in {organization}", Action))
            Change(target);
    });

    /// <summary>The body for one object. Where the server drops what is left out, it reads the object first.</summary>
    private protected virtual Dictionary<string, object?> ComposeBody(SentryName target) => ComposeBody();

    private protected virtual void Change(SentryName target)
    {
        var body = ComposeBody(target);
        var changed = Fetch<T>(ItemRequest(ApiMethod.Put, target, Resource.WriteScope, body), Complete);
        RequireShown(target, body, changed);
        if (PassThru)
            WriteObject(changed);
    }

    /// <summary>A server that takes a field and keeps the old value has not made the change, whatever its status says.</summary>
    private protected virtual void RequireShown(SentryName target, Dictionary<string, object?> body, T changed)
    {
        var shown = changed.Raw;
        foreach (var (property, attribute) in Shape.Bodies.Where(field => field.Attribute.IsShown))
        {
            if (TryFind(body, attribute.Name, out var sent)
                && TryFind(shown, attribute.Name, out var value)
                && !(sent is DateTime date ? IsSameTime(date, value) : IsSame(JsonValue.From(sent), value)))
            {
                var left = value is object?[] items ? string.Join(", ", items) : value;
                throw NotChanged(target, $"left {property.Name} at '{left}'");
            }
        }
    }

    /// <param name="target">What was to be changed.</param>
    /// <param name="fact">What the server did instead.</param>
    private protected static SentryException NotChanged(SentryName target, string fact) => new(
        $"Sentry accepted the change of {Resource.Name} '{target}', but {fact}.",
        "SentryNotChanged",
        ErrorCategory.InvalidResult);

    private static bool TryFind(object? fields, string name, out object? value)
    {
        value = fields;
        foreach (var step in name.Split('/'))
        {
            if (value is not IDictionary<string, object?> inner || !inner.TryGetValue(step, out value))
                return false;
        }

        return true;
    }

    private static bool IsSame(object? sent, object? shown) => (sent, shown) switch
    {
        (null or "", null or "") => true,
        (string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase),
        (string or long or bool or double, string or long or bool or double) =>
            string.Equals(Invariant(sent), Invariant(shown), StringComparison.OrdinalIgnoreCase),
        (null, _) or (string or long or bool or double, null) => false,
        (object?[] items, object?[] others) when items.All(IsPlain) && others.All(IsPlain) =>
            Texts(items).SetEquals(Texts(others)),
        // Other lists, and objects, come back in forms of the server's own.
        _ => true,
    };

    private static bool IsPlain(object? value) => value is string or long or bool or double;

    /// <summary>Servers sort lists, and drop what is in them twice.</summary>
    private static HashSet<string> Texts(object?[] items) =>
        new(items.Select(item => Invariant(item).Trim()), StringComparer.OrdinalIgnoreCase);

    /// <summary>Servers cut fractions of a second, and write the same time in several ways.</summary>
    private static bool IsSameTime(DateTime sent, object? shown) =>
        DateTimeOffset.TryParse(shown as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && (time - new DateTimeOffset(sent)).Duration() < TimeSpan.FromSeconds(1);

    private static string Invariant(object? value) => System.Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
