using System.Management.Automation;
using System.Text.RegularExpressions;
using SentryPS.Sandbox.Auth;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>A token that may not do it is told which scopes are missing, and with those it may.</summary>
public sealed class ForbiddenTests(SampleSandbox shared) : SampleTests(shared)
{
    private const int MostScopes = 5;

    private static readonly Regex s_needs = new(@"needs (\w+:\w+)\.", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static TheoryData<string> Senders => CommandSamples.Senders;

    [Theory]
    [MemberData(nameof(Senders))]
    public void TheScopesThatAreNamedAreThoseThatItNeeds(string command)
    {
        var sample = CommandSamples.Of(command);
        List<string> scopes = [];
        while (Refused(sample, scopes) is { Count: > 0 } errors)
        {
            Assert.True(scopes.Count < MostScopes, $"{command} still asks for more than {string.Join(", ", scopes)}.");
            foreach (var error in errors)
            {
                error.AssertIs("SentryForbidden", ErrorCategory.PermissionDenied);
                Assert.Contains(error.Answer().RequiredScopes[0], error.Exception.Message, StringComparison.Ordinal);
            }

            // Of the scopes in one error, any will do.
            scopes.AddRange(errors.Select(error => error.Answer().RequiredScopes[0]).Distinct().Except(scopes).DefaultIfEmpty("none that is new"));
        }

        Assert.Equal(sample.NeedsNoScope, scopes.Count == 0);
    }

    /// <summary>
    /// Servers need not say which scopes are missing. What a command says of itself, before it sends anything, is one of them.
    /// </summary>
    [Theory]
    [MemberData(nameof(Senders))]
    public void WhatAnOrganizationTokenLacksIsNamedBeforehand(string command)
    {
        var sample = CommandSamples.Of(command);
        Prepare(sample);
        Limit(TokenKind.Organization, []);

        var result = Session.Run($"{sample.Call} -Connection $limited");

        var required = result.AllErrors.Where(error => error.FullyQualifiedErrorId.StartsWith("SentryForbidden", StringComparison.Ordinal))
            .SelectMany(error => error.Answer().RequiredScopes).ToList();
        var named = result.Warnings.Select(warning => s_needs.Match(warning)).Where(match => match.Success).Select(match => match.Groups[1].Value);
        Assert.All(named, scope => Assert.Contains(scope, required));
    }

    /// <summary>The errors of the sample with a token of these scopes.</summary>
    private IReadOnlyList<ErrorRecord> Refused(CommandSample sample, IReadOnlyList<string> scopes)
    {
        Prepare(sample);
        Limit(scopes);

        return Session.Run($"{sample.Call} -Connection $limited").AllErrors;
    }
}
