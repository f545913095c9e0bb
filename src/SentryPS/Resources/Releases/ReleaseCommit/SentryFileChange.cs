namespace SentryPS;

/// <summary>What a commit did to a file.</summary>
public enum SentryFileChange
{
    /// <summary>It is new.</summary>
    [Wire("A")]
    Added,

    /// <summary>It is another than before.</summary>
    [Wire("M")]
    Modified,

    /// <summary>It is gone. A file that was renamed is deleted under its old name and added under its new one.</summary>
    [Wire("D")]
    Deleted,
}
