namespace SentryPS.Tests;

/// <summary>The sandbox does with projects and what they have what surprises on Sentry.</summary>
public sealed class SandboxProjectTests
{
    private const string Keys = "projects/acme/backend/keys/";

    [Fact]
    public async Task Key_updated_without_its_sdk_version_gets_the_usual_one()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        var id = (await sandbox.PostAsync(Keys, """{"name":"Web"}""")).Body!["id"];

        var set = await sandbox.PutAsync($"{Keys}{id}/", """{"browserSdkVersion":"7.x","isActive":false}""");
        var renamed = await sandbox.PutAsync($"{Keys}{id}/", """{"name":"Shop"}""");
        var blank = await sandbox.PutAsync($"{Keys}{id}/", """{"name":""}""");

        Assert.Equal("7.x", $"{set.Body!["browserSdkVersion"]}");
        Assert.Equal("10.x", $"{renamed.Body!["browserSdkVersion"]}");
        Assert.False(renamed.Body["isActive"]!.GetValue<bool>());
        Assert.Equal("Shop", $"{blank.Body!["name"]}");
    }

    [Theory]
    [InlineData("""{"rateLimit":null}""")]
    [InlineData("""{"rateLimit":{"count":5}}""")]
    public async Task New_key_with_half_a_rate_limit_is_a_failure_of_the_server(string body)
    {
        await using var sandbox = await SandboxClient.StartAsync();

        Assert.Equal(500, (await sandbox.PostAsync(Keys, body)).Status);
        Assert.Equal(2, (await sandbox.GetAsync(Keys)).Rows.Count);
    }

    [Fact]
    public async Task Loader_options_of_a_key_are_merged()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        var id = (await sandbox.GetAsync(Keys)).Rows[0]!["id"];

        var updated = await sandbox.PutAsync($"{Keys}{id}/", """{"dynamicSdkLoaderOptions":{"hasDebug":true}}""");

        var options = updated.Body!["dynamicSdkLoaderOptions"]!;
        Assert.True(options["hasDebug"]!.GetValue<bool>());
        Assert.True(options["hasReplay"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Keys_come_ten_to_a_page_newest_first_and_an_unknown_status_finds_none()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        for (var number = 1; number <= 10; number++)
            await sandbox.PostAsync(Keys, $$"""{"name":"Key {{number}}"}""");

        var first = await sandbox.GetAsync(Keys);
        var cursor = first.Link!.Split("cursor=\"")[2].Split('"')[0];
        var second = await sandbox.GetAsync($"{Keys}?cursor={cursor}");

        Assert.Equal(10, first.Rows.Count);
        Assert.Equal("Key 10", first.Each("name").First());
        Assert.Equal(["Default", "Old clients"], second.Each("name").Order());
        Assert.Equal(["Old clients"], (await sandbox.GetAsync($"{Keys}?status=inactive")).Each("name"));
        Assert.Empty((await sandbox.GetAsync($"{Keys}?status=disabled")).Rows);
    }

    [Fact]
    public async Task Unknown_and_wrong_fields_are_named_in_the_form_of_Django()
    {
        await using var sandbox = await SandboxClient.StartAsync();

        var key = await sandbox.PostAsync(Keys, """{"nam":"Web","isActive":"perhaps"}""");
        var team = await sandbox.PostAsync("organizations/acme/teams/", """{"slug":"Back End"}""");

        Assert.Equal((400, "Must be a valid boolean."), (key.Status, key.Error("isActive")));
        Assert.StartsWith("This field is unknown", key.Error("nam"), StringComparison.Ordinal);
        Assert.StartsWith("Enter a valid slug", team.Error("slug"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Project_without_a_slug_gets_a_free_one_and_a_taken_slug_is_a_conflict()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        const string Projects = "teams/acme/backend-team/projects/";

        var first = await sandbox.PostAsync(Projects, """{"name":"Åre Shop","platform":"python-django"}""");
        var second = await sandbox.PostAsync(Projects, """{"name":"Åre Shop"}""");
        var taken = await sandbox.PostAsync(Projects, """{"name":"Other","slug":"are-shop"}""");

        Assert.Equal((201, "are-shop"), (first.Status, $"{first.Body!["slug"]}"));
        Assert.Equal((201, "are-shop-1"), (second.Status, $"{second.Body!["slug"]}"));
        Assert.Equal(409, taken.Status);
        Assert.Single((await sandbox.GetAsync("projects/acme/are-shop/keys/")).Rows);
    }

    [Fact]
    public async Task Project_without_a_team_gets_one_of_the_caller()
    {
        await using var sandbox = await SandboxClient.StartAsync();

        var created = await sandbox.PostAsync("organizations/acme/projects/", """{"name":"Spike"}""");

        Assert.Equal((201, "team-ada"), (created.Status, $"{created.Body!["team_slug"]}"));
        Assert.Equal(["ada@acme.example"], (await sandbox.GetAsync("projects/acme/spike/members/")).Each("email"));
    }

    [Fact]
    public async Task Reader_may_bookmark_and_is_refused_only_what_turns_something_on()
    {
        await using var sandbox = await SandboxClient.StartAsync(scopes: ["project:read"]);
        const string Project = "projects/acme/backend/";

        var refused = await sandbox.PutAsync(Project, """{"name":"Core"}""");
        var dropped = await sandbox.PutAsync(Project, """{"isBookmarked":true,"dataScrubber":false}""");

        Assert.Equal(403, refused.Status);
        Assert.Equal(200, dropped.Status);
        Assert.True(dropped.Body!["isBookmarked"]!.GetValue<bool>());
        Assert.True(dropped.Body["dataScrubber"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Removed_project_takes_its_issues_along_and_frees_its_slug()
    {
        await using var sandbox = await SandboxClient.StartAsync(new() { Issues = 60 });

        Assert.Equal(204, (await sandbox.DeleteAsync("projects/acme/backend/")).Status);

        Assert.Equal(404, (await sandbox.GetAsync("projects/acme/backend/")).Status);
        var issues = await sandbox.GetAsync("organizations/acme/issues/?query=");
        Assert.NotEmpty(issues.Rows);
        Assert.DoesNotContain("backend", issues.Rows.Select(row => $"{row!["project"]!["slug"]}"));
    }

    [Fact]
    public async Task Team_of_a_project_is_added_with_201_and_removed_with_200()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        const string Team = "projects/acme/backend/teams/frontend-team/";

        Assert.Equal(201, (await sandbox.PostAsync(Team)).Status);
        var twice = await sandbox.PostAsync(Team);
        var removed = await sandbox.DeleteAsync(Team);
        var unknown = await sandbox.PostAsync("projects/acme/backend/teams/nobody/");

        Assert.Equal((201, 2), (twice.Status, twice.Body!["teams"]!.AsArray().Count));
        Assert.Equal((200, 1), (removed.Status, removed.Body!["teams"]!.AsArray().Count));
        Assert.Equal((404, "Team does not exist."), (unknown.Status, $"{unknown.Body!["detail"]}"));
    }

    [Fact]
    public async Task Filter_of_browsers_is_replaced_as_a_whole()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        const string Filters = "projects/acme/backend/filters/";

        var set = await sandbox.PutAsync($"{Filters}legacy-browsers/", """{"subfilters":["ie","edge"]}""");
        Assert.Equal(204, set.Status);
        Assert.Equal(["ie", "edge"], await BrowsersAsync());
        Assert.Equal(204, (await sandbox.PutAsync($"{Filters}legacy-browsers/", "{}")).Status);
        Assert.Empty(await BrowsersAsync());
        Assert.Equal(404, (await sandbox.PutAsync($"{Filters}legacy-browser/", """{"subfilters":["ie"]}""")).Status);

        async Task<IEnumerable<string>> BrowsersAsync() => (await sandbox.GetAsync(Filters)).Rows
            .Single(row => $"{row!["id"]}" == "legacy-browsers")!["active"]!.AsArray().Select(browser => $"{browser}");
    }

    [Fact]
    public async Task Rules_of_ownership_are_all_that_readers_may_change()
    {
        await using var sandbox = await SandboxClient.StartAsync(scopes: ["project:read"]);
        const string Ownership = "projects/acme/backend/ownership/";

        var unset = await sandbox.GetAsync(Ownership);
        var rules = await sandbox.PutAsync(
            Ownership, """{"raw":"# shop\npath:src/* #backend-team bjorn@acme.example"}""");
        var more = await sandbox.PutAsync(Ownership, """{"raw":"","fallthrough":false}""");
        var wrong = await sandbox.PutAsync(Ownership, """{"raw":"path:src/* nobody@acme.example"}""");

        Assert.Null(unset.Body!["raw"]);
        Assert.Equal(["backend-team", "bjorn@acme.example"],
            rules.Body!["schema"]!["rules"]![0]!["owners"]!.AsArray().Select(owner => $"{owner!["name"]}"));
        Assert.Equal(403, more.Status);
        Assert.Equal((400, "Invalid rule owners: nobody@acme.example"), (wrong.Status, wrong.Error("raw")));
    }

    [Fact]
    public async Task Environments_hidden_in_a_project_are_left_out_unless_asked_for()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        const string Environments = "projects/acme/backend/environments/";

        var hidden = await sandbox.PutAsync($"{Environments}staging/", """{"isHidden":true}""");
        var many = await sandbox.PutAsync(
            Environments, """{"environmentNames":["staging","production"],"isHidden":true}""");

        Assert.True(hidden.Body!["isHidden"]!.GetValue<bool>());
        Assert.Equal(2, many.Rows.Count);
        Assert.Equal(["development"], (await sandbox.GetAsync(Environments)).Each("name"));
        var hiddenOnes = await sandbox.GetAsync($"{Environments}?visibility=hidden");
        Assert.Equal(["production", "staging"], hiddenOnes.Each("name"));
        Assert.Equal(400, (await sandbox.GetAsync($"{Environments}?visibility=some")).Status);
        Assert.Contains("staging", (await sandbox.GetAsync("organizations/acme/environments/")).Each("name"));
    }
}
