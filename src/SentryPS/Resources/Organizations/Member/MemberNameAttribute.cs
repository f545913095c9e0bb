namespace SentryPS.Binding;

/// <summary>Marks a parameter that names members: by email address or id, as <c>me</c>, or by an object.</summary>
internal sealed class MemberNameAttribute() : NameAttribute(typeof(SentryMember))
{
    private protected override string Hint =>
        " Give an email address, the id of the membership, or me for the user of the token.";

    private protected override string? Check(string text) =>
        text == "me" || text.Contains("@") || text.All(c => c is >= '0' and <= '9')
            ? null
            : $"'{text}' names no member.{Hint}";

    private protected override SentryName? FromObject(ObjectFacts facts) => FromRelated(facts);

    /// <summary>
    /// A row of a file may have the ids of another system, so the address comes first, and an id counts only where the
    /// object is Sentry's own.
    /// </summary>
    private protected override SentryName? FromRelated(ObjectFacts facts)
    {
        if (facts.Live is SentryMember or SentryTeamMember)
            return new(facts.Text(nameof(SentryMember.Id)) ?? "", facts);

        if (facts.Text(nameof(SentryMember.Email)) is { } email)
        {
            return new(email.Trim(), facts)
            {
                Complaint = email.Contains("@") ? null : $"'{email}' is no email address.",
            };
        }

        return facts.Resource?.Type == typeof(SentryMember) && facts.Text(nameof(SentryMember.Id)) is { } id
            ? new(id, facts)
            : null;
    }
}
