namespace SentryPS.Sandbox.Collections;

/// <summary>How a list comes in pages.</summary>
internal enum PagingKind
{
    /// <summary>Cursors that count pages.</summary>
    Offset,

    /// <summary>Cursors that name the date of the next row; newest first.</summary>
    Date,

    /// <summary>Everything in one response, without a Link header.</summary>
    None,
}
