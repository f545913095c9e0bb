namespace SentryPS.Binding;

/// <summary>The address of a page about a release or a deploy.</summary>
internal static class ReleasePage
{
    /// <exception cref="SentryException">It is no full address.</exception>
    public static void Check(Uri? url)
    {
        if (url is { IsAbsoluteUri: false })
            throw SentryException.InvalidInput($"'{url}' is no full address; the page of a release is one such as https://example.com/notes.", url);
    }
}
