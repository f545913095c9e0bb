namespace SentryPS.Cmdlets;

/// <summary>Things that are named by their ids, on their way from the pipeline into a change of many.</summary>
internal static class BulkNames
{
    /// <summary>Takes in things, each once. What names none, or one of another server, is an error of its own.</summary>
    public static void Accept<T>(
        this BulkChange<T> change, OrganizationCmdlet cmdlet, IEnumerable<SentryName> names, Func<SentryName, bool> isConfirmed)
        where T : SentryObject
    {
        foreach (var name in names)
            cmdlet.Guard(name, () => change.Accept(change.Read(() => Read<T>(cmdlet, name)), () => isConfirmed(name)));
    }

    /// <summary>
    /// The partition stays open, so that each thing is looked up before it is changed: one that is gone would make the
    /// request fail for all others.
    /// </summary>
    private static BulkName<T> Read<T>(OrganizationCmdlet cmdlet, SentryName name)
        where T : SentryObject
    {
        BulkName<T>? read = null;
        cmdlet.WithTarget(name, () => read = new(
            cmdlet.ActiveConnection, cmdlet.RequiredOrganization, name.Value, HasId: true, name.ToString())
        {
            Project = name.Facts?.Text("Project"),
        });
        return read!;
    }
}
