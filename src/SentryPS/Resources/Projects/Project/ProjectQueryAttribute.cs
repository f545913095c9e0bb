namespace SentryPS.Binding;

/// <summary>Marks a parameter that limits a listing to projects.</summary>
internal sealed class ProjectQueryAttribute() : QueryAttribute("project")
{
    public override void AddTo(QueryParameters query, object value, OrganizationCmdlet cmdlet) =>
        ProjectIds.Resolve(cmdlet, WireText.AllOf(value)).AddTo(query);

    public override object? DefaultOf(OrganizationCmdlet cmdlet) => cmdlet.ActiveConnection.Project;
}
