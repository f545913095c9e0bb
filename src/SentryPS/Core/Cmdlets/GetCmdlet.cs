namespace SentryPS.Cmdlets;

/// <summary>
/// The base of commands that get objects: those that are named, or else the listing, limited by the parameters that are
/// marked with <see cref="QueryAttribute"/>.
/// </summary>
public abstract class GetCmdlet<T> : ResourceCmdlet<T>
    where T : SentryObject
{
    private string? _parent;
    private NamePattern? _pattern;

    private protected GetCmdlet()
    {
    }

    private protected override bool TakesContainers => true;

    /// <summary>The parameters that limit the listing, and say nothing of objects that are named.</summary>
    private protected virtual IEnumerable<string> Filters => Shape.Filters;

    /// <inheritdoc/>
    private protected override void CheckParameters()
    {
        base.CheckParameters();
        if (Targets.Any(target => !IsPattern(target)) && Parent is null)
            RequireNoFilter();
    }

    private void RequireNoFilter()
    {
        if (Filters.FirstOrDefault(IsBound) is { } filter)
        {
            throw SentryException.InvalidInput(
                $"-{filter} limits a listing, and -{Shape.Target!.Name} names what to get: give one of them.");
        }
    }

    private protected override void ProcessInput()
    {
        if (Targets.Count == 0)
        {
            WriteListings();
            return;
        }

        foreach (var target in Targets)
        {
            if (IsPattern(target))
                Guard(target, () => WriteMatching(target.Value));
            else
                ForEachTarget([target], WriteTarget);
        }
    }

    /// <summary>Ids are no texts that people know parts of.</summary>
    private bool IsPattern(SentryName target) => target.IsPattern && Parent is null && Resource.Key != "Id";

    private void WriteTarget(SentryName target)
    {
        if (target.IsContainer || Parent is not null)
        {
            WriteListings();
            return;
        }

        RequireNoFilter();
        WriteItem(target);
    }

    /// <summary>Writes those of the listing whose names a pattern fits. Servers have no patterns of this kind.</summary>
    private void WriteMatching(string pattern)
    {
        _pattern = new(pattern);
        try
        {
            WriteListings();
        }
        finally
        {
            _pattern = null;
        }
    }

    private Func<T, bool>? SelectionAndPattern => _pattern is not { } pattern ? Selection
        : Selection is { } selection ? item => pattern.Fits(NameOf(item)) && selection(item)
        : item => pattern.Fits(NameOf(item));

    private static string NameOf(T item) => typeof(T).GetProperty(Resource.Key)!.GetValue(item) as string ?? "";

    /// <summary>Gets one object by its name.</summary>
    private protected virtual void WriteItem(SentryName target) =>
        WriteObject(Fetch<T>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope), Complete));

    /// <summary>Adds to the query of the listing what the parameters' attributes do not say.</summary>
    private protected virtual void AddQuery(QueryParameters query)
    {
    }

    /// <summary>Limits the listing by what the server cannot select. Null where there is no such limit.</summary>
    private protected virtual Func<T, bool>? Selection => null;

    /// <summary>
    /// Says what a row shows against the filters of the listing; null for nothing. A server that ignores a filter
    /// answers with everything, and a change behind the listing would change that.
    /// </summary>
    private protected virtual string? Contradiction(T row) => null;

    /// <summary>The scope for the listing, where parameters choose among several.</summary>
    private protected virtual string ListScope => Resource.ListScope;

    /// <summary>The request for the listing with its filters.</summary>
    private protected virtual ApiRequest ListingRequest()
    {
        var request = ListRequest(ApiMethod.Get, ListScope);
        request.HasOffsetCursors = true;
        foreach (var (property, attribute) in Shape.Queries)
        {
            var value = property.GetValue(this) is SentryName[] names ? ContainerOr(names, Shape.KindOf(property)) : property.GetValue(this);
            if (IsGiven(value))
                attribute.AddTo(request.Query, value!, this);
            else if (CurrentTarget is null && attribute.DefaultOf(this) is { } fallback)
                attribute.AddTo(request.Query, fallback, this);
        }

        AddQuery(request.Query);
        // Of a page of rows, a selection may leave few.
        request.Query.Add("per_page", SelectionAndPattern is null ? PagingParameters.PageSize() : PagingExtensions.MaximumPageSize);
        return request;
    }

    /// <summary>Writes the listing, or where its path names what it is in and several were given, that of each.</summary>
    private protected virtual void WriteListings()
    {
        var parents = PathTemplate.HolesOf(ListPath)
            .Where(hole => CurrentTarget is not { IsContainer: true } container || container.Facts!.Resource!.KeyHole != hole)
            .Select(Shape.ParameterOfHole)
            .FirstOrDefault(property => property is { PropertyType.IsArray: true } && property != Shape.Target);
        if (parents is null)
        {
            WriteListing();
            return;
        }

        var names = NamesOf(parents.GetValue(this));
        foreach (var name in names.Count > 0 ? names : [new(ValueOfHole(parents.Name.ToLowerInvariant()))])
        {
            _parent = name.Value;
            Guard(name, WriteListing);
        }

        _parent = null;
    }

    private void WriteListing()
    {
        if (SelectionAndPattern is not { } selection)
        {
            WriteList(new Listing<T>(Listings, ListingRequest()) { Check = RequireWanted }, (T item) => Complete(item));
            return;
        }

        // How many are left of what the server counts is known at the end only.
        if (PagingParameters.IncludeTotalCount)
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));

        WriteList(new Listing<T>(Listings, ListingRequest()) { Paging = null }.Where(selection).Select(Complete));
    }

    private protected override string? CurrentParent(string hole) =>
        _parent is not null && Shape.ParameterOfHole(hole) is { PropertyType.IsArray: true } ? _parent : null;

    private void RequireWanted(T row)
    {
        if (Contradiction(row) is { } fact)
        {
            throw new SentryException(
                $"Sentry answered with {Resource.Name} {row}, which {fact}, although that was not asked for. "
                + "The listing ends here, so that nothing is done to what was not asked for.",
                "SentryFilterIgnored",
                ErrorCategory.InvalidResult)
            {
                RecommendedAction = "If it changed at this very moment, list again. If it stays so, this server ignores "
                    + "the filter: leave it out and filter with Where-Object.",
            };
        }
    }

    private static bool IsGiven(object? value) => value switch
    {
        null => false,
        SwitchParameter flag => flag,
        System.Collections.ICollection items => items.Count > 0,
        _ => true,
    };
}
