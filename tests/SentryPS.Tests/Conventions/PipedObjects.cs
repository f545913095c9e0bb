using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>
/// One object of each kind that commands emit, all of the organization globex, while the connection's default is another
/// one: a request that names globex has it from the object.
/// </summary>
public sealed class PipedObjects : IAsyncLifetime
{
    private const string Organization = "globex";

    internal SandboxSession Session { get; private set; } = null!;

    /// <summary>The objects by the names of their types.</summary>
    internal IReadOnlyDictionary<string, PSObject> ByType { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Session = await SandboxSession.StartAsync(new() { Issues = 20, Projects = 2 });
        Connect(Organization);
        // First those that get: what they emit is whole, and nothing is removed yet.
        ByType = Command.All
            .Where(command => command.Attribute.NounName != "Sentry")
            .OrderBy(command => command.IsChange)
            .SelectMany(command => OutputOf(CommandSamples.Of(command.Name)))
            .Where(item => item.BaseObject.GetType().Assembly == typeof(SentryObject).Assembly)
            .Where(item => item.BaseObject is not SentryOrganization { Slug: not Organization })
            .GroupBy(item => item.BaseObject.GetType().Name)
            .ToDictionary(group => group.Key, group => group.First());
        Session.Run("$another = @(Get-SentryIssue -Status All)[-1]").AssertNoErrors();
        Connect("acme");
    }

    public ValueTask DisposeAsync() => Session.DisposeAsync();

    private IEnumerable<PSObject> OutputOf(CommandSample sample)
    {
        // An earlier one may have removed the issues.
        Session.SetSampleVariables(Organization);
        Session.Run(sample.Given);
        return Session.Run(sample.Call).Output;
    }

    private void Connect(string organization) =>
        Session.Run($"Connect-Sentry -Url $url -Token $token -Organization {organization} -MaximumRetryCount 0").AssertNoErrors();
}
