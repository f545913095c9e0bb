namespace SentryPS.Commands;

/// <summary>
/// Marks a parameter that names monitors or alerts. Both have nothing but their number for a name, and either may come as
/// a row of Get-SentryAlertRule, which has both kinds.
/// </summary>
/// <param name="kind">What is named.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AlertingNameAttribute(Type kind) : NameAttribute(kind)
{
    private protected override string? Check(string text) => text.All(c => c is >= '0' and <= '9')
        ? null
        : $"'{text}' names no {Resource.Name}: several may have the same name, so each goes by its number. Get-{Kind.Name} -Query finds it by its name.";

    private protected override SentryName? FromObject(ObjectFacts facts) =>
        RuleKindOf(facts) is { } rule ? FromRule(facts, rule) : base.FromObject(facts);

    private protected override SentryName? FromRelated(ObjectFacts facts) =>
        RuleKindOf(facts) is { } rule ? FromRule(facts, rule) : base.FromRelated(facts);

    private SentryName? FromRule(ObjectFacts facts, SentryAlertRuleKind rule)
    {
        var other = rule switch
        {
            SentryAlertRuleKind.Monitor => typeof(SentryMonitor),
            SentryAlertRuleKind.Alert => typeof(SentryAlert),
            _ => null,
        };
        if (other == Kind)
            return base.FromObject(facts);

        return other is null
            ? Complain(facts.Text("Name") ?? "", "a metric alert of an older server, which is both a monitor and an alert and has no commands that change it,")
            : Complain(facts.Text("Name") ?? "", Resource.Of(other).NameWithArticle, other);
    }

    /// <summary>Null for what is no row of Get-SentryAlertRule: no other kind has this column with such a value.</summary>
    private static SentryAlertRuleKind? RuleKindOf(ObjectFacts facts) =>
        Enum.TryParse<SentryAlertRuleKind>(facts.Text(nameof(SentryAlertRule.Kind)), ignoreCase: true, out var kind) ? kind : null;
}
