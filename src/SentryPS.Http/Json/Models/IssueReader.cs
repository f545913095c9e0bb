namespace SentryPS.Http.Json.Models;

internal static class IssueReader
{
    public static readonly ObjectReader<SentryIssue> Instance = new(() => new())
    {
        { "id", (issue, ref reader) => issue.Id = reader.Text() ?? "" },
        { "shortId", (issue, ref reader) => issue.ShortId = reader.Text() },
        { "title", (issue, ref reader) => issue.Title = reader.Text() ?? "" },
        { "culprit", (issue, ref reader) => issue.Culprit = reader.SharedText() },
        { "level", (issue, ref reader) => issue.Level = reader.SharedText() },
        { "status", (issue, ref reader) => issue.Status = reader.SharedText() },
        { "substatus", (issue, ref reader) => issue.Substatus = reader.SharedText() },
        { "priority", (issue, ref reader) => issue.Priority = reader.SharedText() },
        { "project", (issue, ref reader) => issue.Project = ProjectSummaryReader.Instance.Read(ref reader) },
        { "assignedTo", (issue, ref reader) => issue.AssignedTo = ActorReader.Read(ref reader) },
        { "count", (issue, ref reader) => issue.Count = reader.Integer() },
        { "userCount", (issue, ref reader) => issue.UserCount = reader.Integer() },
        { "firstSeen", (issue, ref reader) => issue.FirstSeen = reader.Date() },
        { "lastSeen", (issue, ref reader) => issue.LastSeen = reader.Date() },
        { "platform", (issue, ref reader) => issue.Platform = reader.SharedText() },
        { "type", (issue, ref reader) => issue.Type = reader.SharedText() },
        { "issueType", (issue, ref reader) => issue.IssueType = reader.SharedText() },
        { "issueCategory", (issue, ref reader) => issue.IssueCategory = reader.SharedText() },
        { "logger", (issue, ref reader) => issue.Logger = reader.SharedText() },
        { "isUnhandled", (issue, ref reader) => issue.IsUnhandled = reader.FlagOrNull() },
        { "hasSeen", (issue, ref reader) => issue.HasSeen = reader.Flag() },
        { "isBookmarked", (issue, ref reader) => issue.IsBookmarked = reader.Flag() },
        { "isSubscribed", (issue, ref reader) => issue.IsSubscribed = reader.Flag() },
        { "isPublic", (issue, ref reader) => issue.IsPublic = reader.Flag() },
        { "numComments", (issue, ref reader) => issue.NumComments = reader.Int32() },
        { "permalink", (issue, ref reader) => issue.Permalink = reader.Text() },
    };
}
