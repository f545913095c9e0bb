namespace SentryPS.Binding;

/// <summary>Lets through what can be the slug or id of an organization or project, and says so otherwise.</summary>
internal sealed class ValidateSlugAttribute : ValidateEnumeratedArgumentsAttribute
{
    protected override void ValidateElement(object element)
    {
        var text = element as string ?? "";
        if (!Slug.IsSlugOrId(text))
            throw Refusal.Of(Slug.Complaint(text));
    }
}
