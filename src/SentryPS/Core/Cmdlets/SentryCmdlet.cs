using SentryPS.Connection;

namespace SentryPS.Cmdlets;

/// <summary>
/// The base of every cmdlet that talks to Sentry: finds the connection, waits for the wire without blocking Ctrl+C, and
/// turns failures into error records. A cmdlet overrides <see cref="ProcessInput"/>, and <see cref="FinishInput"/> if it gathers input.
/// </summary>
public abstract partial class SentryCmdlet : TerminalCmdlet, IDisposable
{
#pragma warning disable CA2213 // Requests that are still ending hold its token; without timers there is nothing to free.
    private readonly CancellationTokenSource _stop = new();
#pragma warning restore CA2213
    private readonly PipelineMessages _messages;
    private SentryConnection? _connection;
    private bool _hasWarnedOfScope;

    private protected SentryCmdlet() => _messages = new(this);

    /// <summary>
    /// The connection to use: what <c>Connect-Sentry -PassThru</c> or <c>Get-SentryConnection</c> gives, or the name that
    /// <c>Connect-Sentry -Name</c> gave to it. Without it, the connection of this session is used, or what the environment
    /// and <c>.sentryclirc</c> describe.
    /// </summary>
    [Parameter]
    [Connection]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public SentryConnection? Connection { get; set; }

    /// <summary>Ends when the command has to end: by Ctrl+C, or because nobody wants more of its output.</summary>
    internal CancellationToken StopToken => _stop.Token;

    /// <summary>Who is told what the wire has to say.</summary>
    internal IRequestObserver Observer => _messages;

    /// <summary>The connection for what is being worked on: that which a piped object came by, else the command's own.</summary>
    internal SentryConnection ActiveConnection => CurrentTarget is null ? OwnConnection : TargetConnection.Of(CurrentTarget, Connection, () => OwnConnection);

    /// <summary>What is being worked on. Null where the command works on nothing in particular.</summary>
    internal SentryName? CurrentTarget { get; private set; }

    /// <summary>The connection that was given, else that of the session.</summary>
    private protected SentryConnection OwnConnection =>
        _connection ??= Connection ?? ConnectionStore.Get(() => SessionState.Path.CurrentFileSystemLocation.ProviderPath, WriteWarning);

    /// <summary>Checks the parameters that were typed. What is wrong with them ends the command before it has done anything.</summary>
    private protected virtual void CheckParameters() => GivenParameters.Check(this, MyInvocation.BoundParameters);

    /// <summary>Whether the parameter was typed or piped.</summary>
    private protected bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Whether an object can be piped for what is in it: an organization, for its projects.</summary>
    private protected virtual bool TakesContainers => false;

    /// <summary>Does the work for one record of the pipeline.</summary>
    private protected abstract void ProcessInput();

    /// <summary>Does the work that waits for the end of the input.</summary>
    private protected virtual void FinishInput()
    {
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _messages.Begin();
        try
        {
            CheckParameters();
        }
        catch (SentryException exception)
        {
            ThrowTerminatingError(exception.ErrorRecord);
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(null, ProcessInput);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(null, FinishInput);

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>PowerShell calls this at the end in every case, also after <c>Select-Object -First</c>, which stops nothing else.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    protected virtual void Dispose(bool disposing) => _stop.Cancel();

    /// <summary>
    /// Works through targets so that the failure of one does not keep the others from their turn, save where going on is
    /// pointless: a token that is not valid will not be valid for the next one either.
    /// </summary>
    private protected void ForEachTarget<T>(IEnumerable<T> targets, Action<T> action)
    {
        foreach (var target in targets)
        {
            Guard(target, () => WithTarget(target as SentryName, () => action(target)));
        }
    }

    /// <summary>Does work on what a name stands for, by the connection and in the organization that it brings.</summary>
    internal void WithTarget(SentryName? target, Action action)
    {
        if (target?.Complaint is { } complaint)
            throw SentryException.InvalidInput(complaint + CommandNames.HintFor(this, target.OtherKind), target);

        if (target is { IsContainer: true } && !TakesContainers)
            throw SentryException.InvalidInput($"{MyInvocation.MyCommand.Name} is not for all that is in {target.Facts!.Resource!.NameWithArticle}: list that, and pipe what comes.", target);

        CurrentTarget = target;
        try
        {
            action();
        }
        finally
        {
            CurrentTarget = null;
        }
    }

    /// <summary>Starts an operation of the wire in the background; <see cref="Await{T}(Task{T})"/> brings its result.</summary>
    private protected Task<T> Start<T>(Func<ISentryTransport, IRequestObserver, Task<T>> operation)
    {
        var transport = ActiveConnection.Transport;
        // On the thread pool: the pipeline's thread may have a context that it would have to get back to, as in an ISE.
        return Task.Run(() => operation(transport, _messages), CancellationToken.None).Observed();
    }

    /// <summary>Waits for an operation of the wire, writing meanwhile what it has to say.</summary>
    internal T Await<T>(Task<T> operation)
    {
        _messages.WriteUntilDone(operation);
        try
        {
            return operation.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Sends a request that concerns one thing and waits for the response.</summary>
    private protected ApiResponse<T> Send<T>(ApiRequest request)
        where T : SentryObject
    {
        WarnOfScope(request, ActiveConnection);
        return Await(Start((transport, observer) => transport.SendAsync<T>(request, observer, StopToken)));
    }

    /// <summary>
    /// Asks for one thing. JSON that names nothing is none: portals and proxies have it, and servers that did nothing. What
    /// the request says and the response does not, such as the name in the path, is for <paramref name="complete"/> to add.
    /// </summary>
    internal T Fetch<T>(ApiRequest request, Func<T, T>? complete = null)
        where T : SentryObject => ValueOf(Send<T>(request), request, complete);

    /// <summary>What a response brought. A response without it is an error.</summary>
    private protected static T ValueOf<T>(ApiResponse<T> response, ApiRequest request, Func<T, T>? complete = null)
        where T : SentryObject =>
        response.Value is { } value && (complete?.Invoke(value) ?? value) is { Key.Length: > 0 } named
            ? named
            : throw SentryException.InvalidResponse($"Sentry answered {request.Name} without the object that was asked for.");

    /// <summary>Warns, once, of a token that cannot do what the request asks.</summary>
    internal void WarnOfScope(ApiRequest request, SentryConnection connection)
    {
        const string organizationTokenScope = "org:ci";
        if (_hasWarnedOfScope || connection.TokenKind != SentryTokenKind.Organization || request.Scope is null or organizationTokenScope)
        {
            return;
        }

        _hasWarnedOfScope = true;
        WriteWarning(
            $"The token is an organization token, which can only do what CI needs ({organizationTokenScope}); "
            + $"{MyInvocation.MyCommand.Name} needs {request.Scope}. Use a personal token or that of an internal integration.");
    }

    /// <summary>Does work for one target; its failure is reported and does not keep the others from their turn.</summary>
    internal void Guard(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (SentryException exception)
        {
            // As the user gave it, and not in the wrapping that parameters have.
            exception.Target = (exception.Target ?? target) is SentryName name ? name.ToString() : exception.Target ?? target;
            if (exception.StopsPipeline)
            {
                ThrowTerminatingError(exception.ErrorRecord);
            }

            WriteError(exception.ErrorRecord);
        }
    }
}
