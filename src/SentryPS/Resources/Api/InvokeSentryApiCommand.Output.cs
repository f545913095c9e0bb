namespace SentryPS.Commands;

/// <content>This part makes output of responses.</content>
public sealed partial class InvokeSentryApiCommand
{
    private void WriteRows(ApiRequest request)
    {
        var takesCursor = _call.Operation?.Parameters.Any(
            parameter => parameter.Location == SentryApiParameterLocation.Query && parameter.Name == "cursor") ?? false;
        var listing = new ValueListing(Listings, request, takesCursor)
        {
            OnFirst = (response, page) =>
            {
                SetVariables(response.StatusCode, response.Headers);
                if (PagingParameters.IncludeTotalCount)
                    WriteObject(PagingParameters.TotalCount(page, isEstimate: false));
            },
        };
        foreach (var row in PagingParameters.Window(listing))
        {
            WriteObject(ApiRow.Of(row, request, ActiveConnection));
        }
    }

    private void WriteResponse(ApiRequest request)
    {
        WarnOfScope(request, ActiveConnection);
        var response = Await(Start((transport, observer) => transport.SendForValueAsync(request, observer, StopToken)));
        SetVariables(response.StatusCode, response.Headers);
        foreach (var value in response.Value is object?[] items ? items : response.Value is null ? [] : [response.Value])
        {
            WriteObject(ApiRow.Of(value, request, ActiveConnection));
        }
    }

    private void Download(ApiRequest request, string path)
    {
        WarnOfScope(request, ActiveConnection);
        using var file = new DownloadFile(path);
        var response = Await(Start((transport, observer) => transport.DownloadAsync(request, file.Stream, observer, StopToken)));
        file.Complete();
        SetVariables(response.StatusCode, response.Headers);
        if (response.NextCursor is { } cursor)
        {
            WriteWarning(
                $"{path} has the first page of a listing. The next begins at -Query @{{ cursor = '{cursor}' }}; "
                + "without -OutFile all of them are read.");
        }
    }

    /// <summary>Sets what was asked for; null before the call and after one that failed, so that nothing is left of another.</summary>
    private void SetVariables(int? status, IReadOnlyDictionary<string, string>? headers)
    {
        if (StatusCodeVariable is not null)
            SessionState.PSVariable.Set(StatusCodeVariable, status);

        if (ResponseHeadersVariable is not null)
            SessionState.PSVariable.Set(ResponseHeadersVariable, headers);
    }
}
