namespace SentryPS.Binding;

/// <summary>Lets through what can be the slug or id of an organization or project, and says so otherwise.</summary>
internal sealed class ValidateSlugAttribute : ValidateEnumeratedArgumentsAttribute
{
    protected override void ValidateElement(object element)
    {
        var text = element as string ?? "";
        if (text.Length == 0 || !text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.'))
        {
            throw new ValidationMetadataException(
                $"'{text}' is not a slug or id. A slug is the name in Sentry's URLs, of letters, digits, '-' and '_', such as 'my-project'; an id is a number.");
        }
    }
}
