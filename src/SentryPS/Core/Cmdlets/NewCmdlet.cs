namespace SentryPS.Cmdlets;

/// <summary>The base of commands that create an object of the parameters that are marked with <see cref="BodyAttribute"/>.</summary>
public abstract class NewCmdlet<T> : ChangeCmdlet<T>
    where T : SentryObject
{
    private protected NewCmdlet()
    {
    }

    /// <summary>
    /// An object or row whose properties say what the new one shall be like. They bind by their names; this one tells
    /// the organization and the server.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>What is created, for the question to a person: the name that it is given.</summary>
    private protected abstract string NewName { get; }

    private protected virtual string Action => $"Create {Resource.Name}";

    /// <summary>Whether sending the request twice does the same as sending it once.</summary>
    private protected virtual bool? CanRepeat => null;

    private protected virtual string? Scope => Resource.WriteScope;

    private protected override void ProcessInput()
    {
        var facts = InputObject is null ? null : ObjectFacts.Read(InputObject, [typeof(T)]);
        WithTarget(facts is null ? null : new SentryName(NewName, facts) { IsSpecification = true }, Create);
    }

    private protected virtual void Create()
    {
        var request = ListRequest(ApiMethod.Post, Scope, ComposeBody());
        request.CanRepeatPost = CanRepeat;
        if (ShouldProcess($"{NewName} in {RequiredOrganization}", Action))
            WriteObject(Fetch<T>(request, Complete));
    }
}
