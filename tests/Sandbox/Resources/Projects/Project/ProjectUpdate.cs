using System.Text.Json;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Collections;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Changes of a project's settings.</summary>
internal static class ProjectUpdate
{
    public static Response Carry(ApiCall call)
    {
        var project = call.Project;
        var given = call.Body();
        if (!call.Caller.Has(Scopes.ProjectWrite))
            DropWhatTakesMore(given);

        var body = new BodyReader(given);
        var name = body.Text("name", maxLength: 200);
        var slug = body.Slug("slug", maxLength: 100);
        var platform = body.Text("platform");
        var isBookmarked = body.Boolean("isBookmarked");
        var settings = FieldSet.Read(body, ProjectSettings.Fields);
        var options = body["options"] as JsonObject;
        Check(call, body, slug, platform, settings);

        project.Name = name ?? project.Name;
        if (slug is not null && slug != project.Slug)
            project.Rename(slug);
        if (body.Has("platform"))
            project.Platform = string.IsNullOrEmpty(platform) ? null : platform;
        project.IsBookmarked = isBookmarked ?? project.IsBookmarked;
        FieldSet.Apply(settings, project.Settings);
        if (options is not null)
            FieldSet.Apply(options, project.Settings["options"]!.AsObject());
        return Response.Ok(ProjectShape.Detail(project, call.Organization, call.Options.LinkHost));
    }

    /// <summary>
    /// Who may only read a project is refused what turns something on, and what turns something off is dropped without
    /// a word.
    /// </summary>
    private static void DropWhatTakesMore(JsonObject body)
    {
        foreach (var (field, value) in body.Where(pair => !ProjectSettings.OfMembers.Contains(pair.Key)).ToList())
        {
            if (IsTruthy(value))
                throw ApiFailure.Forbidden();
            body.Remove(field);
        }
    }

    private static void Check(ApiCall call, BodyReader body, string? slug, string? platform, JsonObject settings)
    {
        if (slug is not null && call.Organization.Projects.Find(other => other.Slug == slug) is { } owner
            && owner != call.Project)
        {
            body.Fail("slug", $"Another project ({owner.Name}) is already using that slug");
        }

        if (platform is not null && !Platforms.IsKnown(platform))
            body.Fail("platform", "Invalid platform");
        if (settings["allowedDomains"] is JsonArray { Count: 0 })
            body.Fail("allowedDomains", "Empty value will block all requests, use * to accept from all domains");
        foreach (var field in ProjectSettings.NeverAccepted.Where(body.Has))
            body.Fail(field, "This field cannot be changed.");

        var minimum = Delay("digestsMinDelay");
        var maximum = Delay("digestsMaxDelay");
        if (minimum > maximum)
            body.Fail("digestsMinDelay", "The minimum delay on digests must be lower than the maximum.");
        body.RefuseUnknown();
        body.ThrowIfInvalid();

        int Delay(string name) => (settings[name] ?? call.Project.Settings[name])!.GetValue<int>();
    }

    private static bool IsTruthy(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.Number => value.GetValue<double>() != 0,
        JsonValueKind.String => value.GetValue<string>().Length > 0,
        JsonValueKind.Array => value.AsArray().Count > 0,
        JsonValueKind.Object => value.AsObject().Count > 0,
        _ => true,
    };
}
