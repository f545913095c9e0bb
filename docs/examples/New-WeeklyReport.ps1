<#
.SYNOPSIS
    Writes a weekly report as a web page: new issues per day as a chart, projects in numbers, and the worst issues.
.DESCRIPTION
    The page is one file, with its chart inside, and needs nothing from elsewhere: it can be sent by mail or put on any web
    server. Days are those of the local time zone.

    The connection is that of the session, or what the environment describes (SENTRY_AUTH_TOKEN, SENTRY_ORG). The token
    needs event:read.
.PARAMETER Path
    The file to write.
.PARAMETER Project
    The projects, by slug. Without it, all of them.
.PARAMETER Days
    How many days to look back.
.PARAMETER Top
    How many of the worst issues to list.
.EXAMPLE
    ./New-WeeklyReport.ps1 -Path report.html

    Writes the report of all projects and emits the file.
.EXAMPLE
    ./New-WeeklyReport.ps1 -Path report.html -Project backend, frontend -Days 14 | Invoke-Item

    Writes the report of two projects and two weeks, and opens it.
#>
#Requires -Version 5.1
#Requires -Modules SentryPS
[CmdletBinding(SupportsShouldProcess)]
[OutputType([IO.FileInfo])]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [string[]] $Project,

    [ValidateRange(1, 90)]
    [int] $Days = 7,

    [ValidateRange(1, 100)]
    [int] $Top = 10
)

$ErrorActionPreference = 'Stop'

function ConvertTo-HtmlText([object] $Text) { [Net.WebUtility]::HtmlEncode("$Text") }

function Format-BarChart {
    param([object[]] $Bar)

    $width, $height, $left, $bottom = 640, 200, 16, 30
    $step = [int] [Math]::Floor(($width - 2 * $left) / $Bar.Count)
    $highest = [Math]::Max(1, ($Bar | Measure-Object Value -Maximum).Maximum)
    "<svg viewBox='0 0 $width $($height + $bottom)' role='img' aria-label='New issues per day'>"
    for ($index = 0; $index -lt $Bar.Count; $index++) {
        $size = [int] (($height - 20) * $Bar[$index].Value / $highest)
        $x = $left + $index * $step
        $middle = $x + [int] ($step / 2)
        "<rect x='$x' y='$($height - $size)' width='$([Math]::Max(1, $step - 6))' height='$size' fill='#6c5fc7'/>"
        "<text x='$middle' y='$($height - $size - 5)' text-anchor='middle'>$($Bar[$index].Value)</text>"
        # With many days, each label would cover the next.
        if ($Bar.Count -le 8 -or $index % 7 -eq 0) {
            "<text x='$middle' y='$($height + 18)' text-anchor='middle'>$(ConvertTo-HtmlText $Bar[$index].Label)</text>"
        }
    }

    '</svg>'
}

function Format-HtmlTable {
    param([string[]] $Heading, [object[]] $Row)

    '<table><tr>' + (($Heading | ForEach-Object { "<th>$(ConvertTo-HtmlText $_)</th>" }) -join '') + '</tr>'
    foreach ($cells in $Row) {
        '<tr>' + (($cells | ForEach-Object { "<td>$_</td>" }) -join '') + '</tr>'
    }

    '</table>'
}

$filter = @{}
if ($Project) { $filter.Project = $Project }
$firstDay = (Get-Date).Date.AddDays(1 - $Days)

# One listing for what was new, whatever became of it, and one for what is open and happened in this time.
$new = @(Get-SentryIssue @filter -Status All -FirstSeenAfter $firstDay)
$open = @(Get-SentryIssue @filter -StatsPeriod "${Days}d")

$perDay = @{}
$new | ForEach-Object { $perDay[$_.FirstSeen.Date] += 1 }
$bars = foreach ($day in 0..($Days - 1)) {
    $date = $firstDay.AddDays($day)
    [pscustomobject]@{ Label = $date.ToString('ddd d MMM'); Value = [int] $perDay[$date] }
}

$names = @($new) + @($open) | ForEach-Object Project | Sort-Object -Unique
$projectRows = foreach ($name in $names) {
    $newHere = @($new | Where-Object Project -EQ $name)
    $openHere = @($open | Where-Object Project -EQ $name)
    $resolved = @($newHere | Where-Object Status -EQ 'resolved').Count
    $events = ($openHere | Measure-Object Events -Sum).Sum
    , @((ConvertTo-HtmlText $name), $newHere.Count, $resolved, $openHere.Count, [long] $events)
}

$issueRows = foreach ($issue in $open | Sort-Object Users, Events -Descending | Select-Object -First $Top) {
    $link = "<a href='$(ConvertTo-HtmlText $issue.Permalink)'>$(ConvertTo-HtmlText $issue.ShortId)</a>"
    $assignee = if ($issue.AssignedTo) { ConvertTo-HtmlText $issue.AssignedTo } else { 'nobody' }
    , @($link, (ConvertTo-HtmlText $issue.Level), (ConvertTo-HtmlText $issue.Title), $issue.Users, $issue.Events, $assignee)
}

$title = 'Issues from {0:d} to {1:d}' -f $firstDay, (Get-Date)
$page = @"
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>$(ConvertTo-HtmlText $title)</title>
<style>
body { font: 15px sans-serif; max-width: 60em; margin: 2em auto; color: #222 }
svg { max-width: 640px; font-size: 12px }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: 4px 10px 4px 0; border-bottom: 1px solid #ddd }
</style>
</head>
<body>
<h1>$(ConvertTo-HtmlText $title)</h1>
<h2>New issues per day</h2>
$((Format-BarChart -Bar $bars) -join "`n")
<h2>Projects</h2>
$((Format-HtmlTable -Heading 'Project', 'New', 'Of these resolved', 'Open', 'Events of open issues' -Row $projectRows) -join "`n")
<h2>What most users met</h2>
$((Format-HtmlTable -Heading 'Issue', 'Level', 'Title', 'Users', 'Events', 'Assigned to' -Row $issueRows) -join "`n")
</body>
</html>
"@

if ($PSCmdlet.ShouldProcess($Path, 'Write report')) {
    Set-Content -Path $Path -Value $page -Encoding utf8
    Get-Item $Path
}
