namespace SentryPS.Binding;

/// <summary>Marks a parameter that names releases by their versions.</summary>
internal sealed class ReleaseNameAttribute : NameAttribute
{
    private const int MaximumLength = 200;

    public ReleaseNameAttribute()
        : base(typeof(SentryRelease)) =>
        // Deploys, commits and events say which release they belong to.
        Column = "Release";

    /// <summary>Whether the names only limit a listing, where <c>latest</c> and wildcards have a meaning.</summary>
    public bool IsFilter { get; init; }

    /// <summary>Sentry's rules for the version of a release.</summary>
    private protected override string? Check(string text) =>
        !IsFilter && (text.Length > MaximumLength || text is "." or ".." or "latest" || text.Any(c => c is '/' or '\\' || char.IsControl(c)))
            ? $"'{text}' cannot be the version of a release: it has at most {MaximumLength} characters, no slash, backslash, tab or line break, and is not '.', '..' or 'latest'."
            : null;
}
