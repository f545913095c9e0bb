namespace SentryPS.Commands;

/// <summary>Comments of others are not found where one is changed or removed, although they are listed.</summary>
internal static class IssueCommentAuthor
{
    public static void Explain(Action change)
    {
        try
        {
            change();
        }
        catch (SentryApiException exception) when (exception.StatusCode == 404)
        {
            exception.Remark = " Only the user who wrote a comment can change or remove it.";
            throw;
        }
    }
}
