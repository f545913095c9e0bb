namespace SentryPS.Cmdlets;

/// <summary>
/// The base of commands that get objects: those that are named, or else the listing, limited by the parameters that are
/// marked with <see cref="QueryAttribute"/>.
/// </summary>
public abstract class GetCmdlet<T> : ResourceCmdlet<T>
    where T : SentryObject
{
    private string? _parent;

    private protected GetCmdlet()
    {
    }

    private protected override bool TakesContainers => true;

    /// <summary>The parameters that limit the listing, and say nothing of objects that are named.</summary>
    private IEnumerable<string> Filters => Shape.Filters;

    /// <inheritdoc/>
    private protected override void CheckParameters()
    {
        base.CheckParameters();
        if (Targets.Count > 0 && Parent is null && Filters.FirstOrDefault(IsBound) is { } filter)
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

        ForEachTarget(Targets, target =>
        {
            if (target.IsContainer || Parent is not null)
                WriteListings();
            else
                WriteItem(target);
        });
    }

    /// <summary>Gets one object by its name.</summary>
    private protected virtual void WriteItem(SentryName target) =>
        WriteObject(Complete(Fetch<T>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope))));

    /// <summary>Adds to the query of the listing what the parameters' attributes do not say.</summary>
    private protected virtual void AddQuery(QueryParameters query)
    {
    }

    /// <summary>Limits the listing by what the server cannot select. Null where there is no such limit.</summary>
    private protected virtual Func<T, bool>? Selection => null;

    /// <summary>The request for the listing with its filters.</summary>
    private protected virtual ApiRequest ListingRequest()
    {
        var request = ListRequest(ApiMethod.Get, Resource.ReadScope);
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
        request.Query.Add("per_page", Selection is null ? PagingParameters.PageSize() : PagingExtensions.MaximumPageSize);
        return request;
    }

    /// <summary>Writes the listing, or where its path names what it is in and several were given, that of each.</summary>
    private protected virtual void WriteListings()
    {
        var parents = PathTemplate.HolesOf(ListPath)
            .Where(hole => CurrentTarget is not { IsContainer: true } container || container.Facts!.Resource!.KeyHole != hole)
            .Select(Shape.ParameterOfHole)
            .FirstOrDefault(property => property is { PropertyType.IsArray: true });
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
        if (Selection is not { } selection)
        {
            WriteList(ListingRequest(), (T item) => Complete(item));
            return;
        }

        // How many are left of what the server counts is known at the end only.
        if (PagingParameters.IncludeTotalCount)
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));

        WriteList(new Listing<T>(Listings, ListingRequest()) { Paging = null }.Where(selection).Select(Complete));
    }

    private protected override string? CurrentParent(string hole) =>
        _parent is not null && Shape.ParameterOfHole(hole) is { PropertyType.IsArray: true } ? _parent : null;

    private static bool IsGiven(object? value) => value switch
    {
        null => false,
        SwitchParameter flag => flag,
        System.Collections.ICollection items => items.Count > 0,
        _ => true,
    };
}
