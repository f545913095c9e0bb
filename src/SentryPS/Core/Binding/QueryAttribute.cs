namespace SentryPS.Binding;

/// <summary>Marks a parameter of a listing that is sent in the query when it is given.</summary>
/// <param name="name">The name in the query.</param>
[AttributeUsage(AttributeTargets.Property)]
internal class QueryAttribute(string name) : Attribute
{
    public string Name => name;

    /// <summary>Adds the value of the parameter to the query.</summary>
    /// <param name="query">The query of the request.</param>
    /// <param name="value">A value that was given, never null.</param>
    /// <param name="cmdlet">The command, for what has to be looked up first.</param>
    public virtual void AddTo(QueryParameters query, object value, OrganizationCmdlet cmdlet) => query.Add(name, WireText.AllOf(value));

    /// <summary>What is sent where the parameter is not given. Null for nothing.</summary>
    public virtual object? DefaultOf(OrganizationCmdlet cmdlet) => null;
}
