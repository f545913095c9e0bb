namespace SentryPS.Commands;

/// <summary>
/// Adds a comment. Within an hour, Sentry takes the same text of the same user for the same issue only once. So the request
/// can be repeated when its response was lost: the comment is there once in any case.
/// </summary>
internal static class IssueCommentPost
{
    public static ApiRequest Request(string organization, string issue, string text) =>
        new(ApiMethod.Post, $"organizations/{organization}/issues/{issue}/notes/")
        {
            Organization = organization,
            Scope = Resource.Of<SentryIssueComment>().WriteScope,
            Subject = Resource.Of<SentryIssue>().Describe(issue),
            Body = new Dictionary<string, object?> { ["text"] = text },
            CanRepeatPost = true,
        };

    /// <summary>The server refused the request as it refuses one that repeats a comment.</summary>
    public static bool IsRefused(SentryException? failure) => failure is SentryApiException { StatusCode: 400 };

    /// <summary>The request was sent again, and refused since the first one had done its work.</summary>
    public static bool IsDone(SentryException failure) => failure is SentryApiException { StatusCode: 400, TimesSent: > 1 };
}
