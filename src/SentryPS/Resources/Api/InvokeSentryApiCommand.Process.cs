namespace SentryPS.Commands;

/// <content>This part reads the call once, and makes it for each object that is piped.</content>
public sealed partial class InvokeSentryApiCommand
{
    private ApiCall _call = null!;
    private ApiCallHoles _holes = null!;
    private ApiCallRequest _request = null!;

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        var contents = new[] { nameof(Body), nameof(InFile), nameof(Form) }.Where(IsBound).ToList();
        if (contents.Count > 1)
            throw SentryException.InvalidInput($"-{contents[0]} and -{contents[1]} are both what is sent: give one of them.");

        _call = ParameterSetName == OperationSet
            ? ApiCall.OfOperation(Operation, Method)
            : ApiCall.OfPath(Path, Method, hasContent: contents.Count > 0);
        CheckAgainstMethod(contents);
        _holes = new(_call, PathParameter) { Organization = () => RequiredOrganization, Project = Project };
        _request = new(_call, Query, Header, isDownload: OutFile is not null) { Content = ReadContent() };
        foreach (var warning in ApiCallAdvice.Warnings(_call, _request.QueryNames, ApiCallContent.NamesOf(_request.Content)))
        {
            WriteWarning(warning);
        }
    }

    private protected override void ProcessInput()
    {
        SetVariables(null, null);
        var piped = InputObject is null ? null : PipedHoles.Of(InputObject);
        Guard(piped?.Target, () => WithTarget(piped?.Target, () => Send(piped)));
    }

    private void CheckAgainstMethod(List<string> contents)
    {
        if (_call.Method == ApiMethod.Get && contents.Count > 0)
        {
            throw SentryException.InvalidInput(
                $"GET sends no body: -{contents[0]} needs another -Method. What narrows a listing goes into -Query.");
        }

        string[] ofListings = [nameof(PagingParameters.First), nameof(PagingParameters.Skip), nameof(PagingParameters.IncludeTotalCount)];
        var paging = ofListings.FirstOrDefault(IsBound);
        if (paging is not null && (_call.Method != ApiMethod.Get || OutFile is not null))
            throw SentryException.InvalidInput($"-{paging} is for listings: it goes with GET, and not with -OutFile.");
    }

    private ApiContent? ReadContent() =>
        IsBound(nameof(Body)) ? ApiCallContent.OfBody(Body)
        : InFile is not null ? ApiCallContent.OfFile(PathOf(InFile))
        : Form is not null ? ApiCallContent.OfForm(Form, _call.Operation)
        : null;

    private void Send(PipedHoles? piped)
    {
        _call.CheckServer(ActiveConnection);
        var path = _holes.Fill(piped, ActiveConnection.Project);
        if (piped is { IsUsed: false })
        {
            throw SentryException.InvalidInput(
                $"The piped object fills no hole of {_call.Template}, so it would be the same call each time. "
                + "Holes are in braces, such as {organization} or {issue_id}.");
        }

        var request = _request.Make(path, CurrentTarget?.Organization ?? Organization, PagingParameters.PageSize());
        if (!MayBeSent(request))
            return;

        try
        {
            if (OutFile is not null)
                Download(request, PathOf(OutFile));
            else if (_call.Method == ApiMethod.Get)
                WriteRows(request);
            else
                WriteResponse(request);
        }
        catch (SentryException exception)
        {
            SetVariables((exception as SentryApiException)?.StatusCode, null);
            ApiCallAdvice.Advise(exception, _call);
            throw;
        }
    }

    /// <summary>
    /// DELETE has a high impact, and so PowerShell asks; for others it asks those who want to be asked of what has a
    /// medium one. Reading changes nothing but the file that takes the response.
    /// </summary>
    private bool MayBeSent(ApiRequest request)
    {
        if (_call.Method == ApiMethod.Get)
            return OutFile is null || !this.IsWhatIf() || ShouldProcess(OutFile, "Write the response");

        if (_call.Method == ApiMethod.Delete ? this.IsForced(Force) : !this.IsWhatIf() && !IsAsked())
            return true;

        var query = Uri.UnescapeDataString(request.Query.ToString());
        return ShouldProcess(
            $"{request.Path}{(query.Length > 0 ? "?" : "")}{query} of {ActiveConnection.Url}",
            _call.Operation is { } operation ? $"{_call.MethodName} ({operation.Name})" : _call.MethodName);
    }

    private bool IsAsked() => this.PreferenceOf("Confirm", "ConfirmPreference") switch
    {
        SwitchParameter confirm => confirm,
        var preference => LanguagePrimitives.TryConvertTo<ConfirmImpact>(preference, out var impact)
            && impact is ConfirmImpact.Low or ConfirmImpact.Medium,
    };
}
