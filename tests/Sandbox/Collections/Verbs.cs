namespace SentryPS.Sandbox.Collections;

/// <summary>What can be done with the rows of a collection.</summary>
[Flags]
internal enum Verbs
{
    List = 1,
    Get = 2,
    Create = 4,
    Update = 8,
    Delete = 16,
    Read = List | Get,
    All = Read | Create | Update | Delete,
}
