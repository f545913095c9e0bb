using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SentryPS.Commands;

/// <summary>The last change of many issues, one per runspace, for Undo-SentryChange.</summary>
internal static class LastChange
{
    private static readonly ConditionalWeakTable<Runspace, StrongBox<IssueJournal?>> s_journals = new();

    /// <summary>Null where nothing was changed yet.</summary>
    public static IssueJournal? Journal
    {
        get => s_journals.GetOrCreateValue(Runspace.DefaultRunspace).Value;
        set => s_journals.GetOrCreateValue(Runspace.DefaultRunspace).Value = value;
    }
}
