using SentryPS.Sandbox.Auth;

namespace SentryPS.Tests;

/// <summary>The sandbox does with members and teams what surprises on Sentry.</summary>
public sealed class SandboxPeopleTests
{
    private const string Members = "organizations/acme/members/";
    private static readonly string[] s_weak = ["member:read", "member:write", "org:read"];

    [Fact]
    public async Task Update_without_team_roles_takes_the_member_off_every_team()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        var member = await FindAsync(sandbox, "bjorn@acme.example");
        Assert.NotEmpty((await sandbox.GetAsync($"{Members}{member}/")).Body!["teams"]!.AsArray());

        var updated = await sandbox.PutAsync($"{Members}{member}/", """{"orgRole":"manager"}""");

        Assert.Equal(200, updated.Status);
        Assert.Equal("manager", $"{updated.Body!["orgRole"]}");
        Assert.Empty(updated.Body["teamRoles"]!.AsArray());
    }

    [Fact]
    public async Task Update_keeps_the_teams_that_are_sent_with_their_roles()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        var member = await FindAsync(sandbox, "bjorn@acme.example");

        var updated = await sandbox.PutAsync(
            $"{Members}{member}/", """{"teamRoles":[{"teamSlug":"backend-team","role":"admin"}]}""");

        var role = Assert.Single(updated.Body!["teamRoles"]!.AsArray());
        Assert.Equal(("backend-team", "admin"), ($"{role!["teamSlug"]}", $"{role["role"]}"));
        Assert.Equal("member", $"{updated.Body["orgRole"]}");
    }

    [Fact]
    public async Task Invitation_keeps_teams_and_forgets_their_roles()
    {
        await using var sandbox = await SandboxClient.StartAsync();

        var invited = await sandbox.PostAsync(
            Members, """{"email":"zoe@acme.example","teamRoles":[{"teamSlug":"backend-team","role":"admin"}]}""");
        var again = await sandbox.PostAsync(Members, """{"email":"zoe@acme.example"}""");
        var detail = await sandbox.GetAsync($"{Members}{invited.Body!["id"]}/");

        Assert.Equal(201, invited.Status);
        Assert.True(invited.Body["pending"]!.GetValue<bool>());
        Assert.Null(invited.Body["user"]);
        Assert.Null(Assert.Single(detail.Body!["teamRoles"]!.AsArray())!["role"]);
        Assert.Equal((400, "The user zoe@acme.example has already been invited"), (again.Status, again.Error("email")));
    }

    [Fact]
    public async Task Role_of_others_and_own_role_are_refused_in_different_ways()
    {
        await using var sandbox = await SandboxClient.StartAsync(scopes: s_weak);
        var member = await FindAsync(sandbox, "bjorn@acme.example");

        var other = await sandbox.PutAsync($"{Members}{member}/", """{"orgRole":"owner"}""");
        var own = await sandbox.PutAsync($"{Members}me/", """{"orgRole":"member"}""");
        var removal = await sandbox.DeleteAsync($"{Members}{member}/");

        Assert.Equal(403, other.Status);
        Assert.NotNull(other.Body!["role"]);
        Assert.Equal(400, own.Status);
        Assert.Equal((400, "You are missing the member:admin scope."), (removal.Status, $"{removal.Body!["detail"]}"));
    }

    [Fact]
    public async Task Integration_cannot_change_members_and_gets_an_empty_400()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        var member = await FindAsync(sandbox, "bjorn@acme.example");
        sandbox.Use(sandbox.Server.IssueToken(TokenKind.Integration, "member:admin", "member:read", "org:read"));

        var updated = await sandbox.PutAsync($"{Members}{member}/", """{"orgRole":"manager"}""");

        Assert.Equal(400, updated.Status);
        Assert.Null(updated.Body);
        Assert.Equal(404, (await sandbox.GetAsync($"{Members}me/")).Status);
        Assert.Equal(400, (await sandbox.GetAsync("organizations/acme/user-teams/")).Status);
    }

    [Fact]
    public async Task Joining_answers_201_then_204_and_202_where_consent_is_needed()
    {
        await using var sandbox = await SandboxClient.StartAsync();
        var member = await FindAsync(sandbox, "guest@acme.example");

        Assert.Equal(201, (await sandbox.PostAsync($"{Members}{member}/teams/backend-team/")).Status);
        Assert.Equal(204, (await sandbox.PostAsync($"{Members}{member}/teams/backend-team/")).Status);

        await sandbox.PutAsync("organizations/acme/", """{"openMembership":false}""");
        sandbox.Use(sandbox.Server.IssueToken(TokenKind.Personal, "org:read", "team:read"));
        Assert.Equal(202, (await sandbox.PostAsync($"{Members}{member}/teams/frontend-team/")).Status);
        var listed = await sandbox.GetAsync("teams/acme/frontend-team/members/");
        Assert.DoesNotContain("guest@acme.example", listed.Each("email"));
    }

    [Fact]
    public async Task Team_role_is_ignored_where_teams_have_none()
    {
        await using var sandbox = await SandboxClient.StartAsync(new() { Issues = 0, TeamRoles = false });
        var member = await FindAsync(sandbox, "bjorn@acme.example");

        var updated = await sandbox.PutAsync($"{Members}{member}/teams/backend-team/", """{"teamRole":"admin"}""");

        Assert.Equal((200, "contributor"), (updated.Status, $"{updated.Body!["teamRole"]}"));
    }

    [Fact]
    public async Task Members_of_large_organizations_come_in_pages()
    {
        await using var sandbox = await SandboxClient.StartAsync(new() { Issues = 0, Members = 2500 });

        var first = await sandbox.GetAsync(Members);
        var last = await sandbox.GetAsync($"{Members}?cursor=100:25:0");

        Assert.Equal(100, first.Rows.Count);
        Assert.Contains("cursor=\"100:1:0\"", first.Link, StringComparison.Ordinal);
        // Who is invited is a row, too.
        Assert.Single(last.Rows);
        Assert.Contains("rel=\"next\"; results=\"false\"", last.Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_key_of_a_search_finds_nobody()
    {
        await using var sandbox = await SandboxClient.StartAsync();

        Assert.Empty((await sandbox.GetAsync($"{Members}?query=name:ada")).Rows);
        Assert.Equal(["ada@acme.example"], (await sandbox.GetAsync($"{Members}?query=role:owner")).Each("email"));
        var invited = await sandbox.GetAsync($"{Members}?query=isInvited:true");
        Assert.Equal(["newcomer@acme.example"], invited.Each("email"));
        Assert.Empty((await sandbox.GetAsync("organizations/acme/teams/?query=name:backend")).Rows);
    }

    [Fact]
    public async Task Taken_team_is_a_conflict_when_created_and_a_bad_field_when_renamed()
    {
        await using var sandbox = await SandboxClient.StartAsync();

        var created = await sandbox.PostAsync("organizations/acme/teams/", """{"slug":"backend-team"}""");
        var renamed = await sandbox.PutAsync("teams/acme/frontend-team/", """{"slug":"backend-team"}""");

        Assert.Equal(409, created.Status);
        Assert.NotNull(created.Body!["detail"]);
        Assert.NotNull(created.Body["non_field_errors"]);
        Assert.Equal((400, "The slug \"backend-team\" is already in use."), (renamed.Status, renamed.Error("slug")));
    }

    [Fact]
    public async Task Removed_team_leaves_projects_and_members_without_it()
    {
        await using var sandbox = await SandboxClient.StartAsync();

        Assert.Equal(204, (await sandbox.DeleteAsync("teams/acme/backend-team/")).Status);

        Assert.Equal(404, (await sandbox.DeleteAsync("teams/acme/backend-team/")).Status);
        Assert.Empty((await sandbox.GetAsync("projects/acme/backend/teams/")).Rows);
        Assert.Equal(201, (await sandbox.PostAsync("organizations/acme/teams/", """{"slug":"backend-team"}""")).Status);
    }

    private static async Task<string> FindAsync(SandboxClient sandbox, string email) =>
        $"{(await sandbox.GetAsync($"{Members}?query=email:{email}")).Rows[0]!["id"]}";
}
