using System.Text;

namespace SentryPS.Cmdlets;

/// <summary>The base of cmdlets that work within one organization, which is most of Sentry's API.</summary>
public abstract class OrganizationCmdlet : SentryCmdlet
{
    private protected OrganizationCmdlet()
    {
    }

    /// <summary>
    /// The organization, by its slug (the name in Sentry's URLs) or its id. Piped objects bring their own. If neither
    /// says, the default of the connection is used; if there is none, the command reports an error.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    public string? Organization { get; set; }

    /// <summary>The organization of what is being worked on: that of the piped object, the one given, or the default.</summary>
    internal string RequiredOrganization
    {
        get
        {
            var ofTarget = CurrentTarget?.Organization;
            if (CurrentTarget is { IsSpecification: true } && Organization is not null)
                return Organization;

            if (ofTarget is not null && Organization is not null && !IsSame(ofTarget, Organization))
            {
                throw SentryException.InvalidInput(
                    $"'{CurrentTarget}' belongs to the organization {ofTarget}, but -Organization names {Organization}.", CurrentTarget);
            }

            return ofTarget ?? Organization ?? ActiveConnection.Organization ?? throw MissingOrganization();
        }
    }

    /// <summary>The piped object, if it was piped for what is in it and is of this kind, else the names that were given.</summary>
    internal SentryName[] ContainerOr(SentryName[] given, Type kind) =>
        CurrentTarget is { IsContainer: true } container && container.Facts!.Resource!.Type == kind ? [container] : given;

    /// <inheritdoc cref="ContainerOr(SentryName[], Type)"/>
    private protected SentryName? ContainerOr(SentryName? given, Type kind) => ContainerOr(given is null ? [] : [given], kind).FirstOrDefault();

    /// <summary>Makes an object of a part of a response that is read as a whole.</summary>
    private protected T ObjectOf<T>(object? fields)
        where T : SentryObject
    {
        var json = Encoding.UTF8.GetBytes(JsonText.Write(fields));
        var item = (T)JsonText.Read(typeof(T), json);
        item.Json = json;
        item.Organization = RequiredOrganization;
        item.Connection = ActiveConnection;
        item.Server = ActiveConnection.Server;
        return item;
    }

    /// <summary>A number is an id, which says nothing of the slug.</summary>
    private static bool IsSame(string slug, string given) =>
        string.Equals(slug, given, StringComparison.OrdinalIgnoreCase) || given.All(char.IsDigit);

    private static SentryException MissingOrganization() => new(
        "Which organization? None was given, and the connection has no default.",
        "SentryOrganizationMissing",
        ErrorCategory.InvalidArgument)
    {
        RecommendedAction = "Give -Organization, connect with Connect-Sentry -Organization <slug>, or set SENTRY_ORG. Get-SentryOrganization lists those that the token can see.",
    };
}
