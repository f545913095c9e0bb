namespace SentryPS.Cmdlets;

public abstract partial class SentryCmdlet
{
    /// <summary>What a listing needs of this command. It goes by the connection of what is being worked on.</summary>
    internal ListingContext Listings => new CmdletListingContext(this);

    /// <summary>The objects of a listing.</summary>
    private protected IEnumerable<T> List<T>(ApiRequest request)
        where T : SentryObject => new Listing<T>(Listings, request);

    /// <summary>Writes a listing, or the part of it that <c>-First</c> and <c>-Skip</c> ask for.</summary>
    /// <param name="request">The request for the first page.</param>
    /// <param name="complete">Adds what the response leaves out.</param>
    private protected void WriteList<T>(ApiRequest request, Func<T, T>? complete = null)
        where T : SentryObject => WriteList(new Listing<T>(Listings, request), complete);

    /// <inheritdoc cref="WriteList{T}(ApiRequest, Func{T, T})"/>
    private protected void WriteList<T>(Listing<T> listing, Func<T, T>? complete = null)
        where T : SentryObject
    {
        if (PagingParameters.IncludeTotalCount)
        {
            listing.OnFirstPage = page => WriteObject(PagingParameters.TotalCount(page, listing.IsCountEstimated));
        }

        WriteList(complete is null ? listing : listing.Select(complete));
    }

    /// <summary>Writes the part of several listings, one after another, that <c>-First</c> and <c>-Skip</c> ask for.</summary>
    private protected void WriteList<T>(IEnumerable<T> items)
        where T : SentryObject
    {
        foreach (var item in PagingParameters.Window(items))
        {
            WriteObject(item);
        }
    }

    private sealed class CmdletListingContext : ListingContext
    {
        private readonly SentryCmdlet _cmdlet;

        public CmdletListingContext(SentryCmdlet cmdlet)
            : base(cmdlet.ActiveConnection.Transport, cmdlet._messages, cmdlet.StopToken)
        {
            _cmdlet = cmdlet;
            Paging = cmdlet.PagingParameters;
        }

        public override T Await<T>(Task<T> page) => _cmdlet.Await(page);

        public override void Starting(ApiRequest request) => _cmdlet.WarnOfScope(request, _cmdlet.ActiveConnection);

        public override ProgressBar CreateBar() => new(_cmdlet, _cmdlet.MyInvocation.MyCommand.Name);
    }
}
