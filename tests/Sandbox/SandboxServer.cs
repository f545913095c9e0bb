using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Limits;
using SentryPS.Sandbox.Recorded;
using SentryPS.Sandbox.Requests;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Sandbox;

/// <summary>A practice Sentry server on the loopback interface, with its state in memory.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SandboxServer(SandboxOptions options)
    {
        Options = options;
        State = options.DataFolder is null ? Seeder.CreateState(options) : RecordedData.Load(options);
        Tokens = new TokenStore(options, State);
        Limiter = new RateLimiter(options.RateLimits);
        if (options.Faults.Length > 0)
            Faults.Storm(options.Faults, options.FaultSeed);
        _application = Build();
    }

    /// <summary>Tells of each server that this process starts, before its first request.</summary>
    public static event Action<SandboxServer>? Started;

    /// <summary>Tells of each answer that an endpoint gives. What was planned as a fault is none.</summary>
    public event Action<RecordedRequest, Response>? Answered;

    /// <summary>The server's root, with a slash at the end; the API is below <c>api/0/</c>.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>A personal token with every scope.</summary>
    public string Token { get; private set; } = null!;

    public SandboxState State { get; }

    public RequestLog Requests { get; } = new();

    public FaultPlan Faults { get; } = new();

    internal SandboxOptions Options { get; }

    internal TokenStore Tokens { get; }

    internal RateLimiter Limiter { get; }

    public static async Task<SandboxServer> StartAsync(
        SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new SandboxServer(options ?? new SandboxOptions());
        await server._application.StartAsync(cancellationToken);

        var address = server._application.Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        server.Url = new Uri($"{address}{server.Options.BasePath}/");
        server.Token = server.IssueToken(TokenKind.Personal, Scopes.All);
        Started?.Invoke(server);
        return server;
    }

    /// <summary>Issues a token. Organization tokens have the scope org:ci whatever is asked for.</summary>
    public string IssueToken(TokenKind kind, params string[] scopes) => Tokens.Issue(kind, scopes, Url);

    /// <summary>From now on the token is answered with "Token expired".</summary>
    public void Expire(string token) => Tokens.Expire(token);

    /// <summary>From now on the token is answered with "User inactive or deleted".</summary>
    public void Disable(string token) => Tokens.Disable(token);

    public async ValueTask DisposeAsync()
    {
        // Hanging answers must not hold up the end of a test.
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    internal void Tell(RecordedRequest request, Response answer) => Answered?.Invoke(request, answer);

    private WebApplication Build()
    {
        // The empty builder reads neither settings files nor the environment: nothing but the options counts.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(ListenOnLoopback);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoHostLifetime>();

        var application = builder.Build();
        application.Map(
            Options.BasePath + FaultControl.Path,
            branch => branch.Run(context => FaultControl.RespondAsync(context, Faults)));
        application.UseMiddleware<RequestRecorder>(Requests, Options.BasePath);
        application.UseMiddleware<FaultInjection>(Faults);
        application.UseRouting();
        application.UseMiddleware<DjangoConventions>();
        ApiEndpoints.Map(new ApiRoutes(application, this), Options.Alerts);
        return application;
    }

    private void ListenOnLoopback(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, Options.Port);
    }
}
