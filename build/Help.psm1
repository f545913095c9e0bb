# Makes the help that Get-Help shows, and the tables of commands in the documents. People write docs/; what a command says
# of itself, its parameters above all, is taken from the built module and from the comments of its sources.

Import-Module "$PSScriptRoot/Help/AboutTopic.psm1", "$PSScriptRoot/Help/CommandFacts.psm1", "$PSScriptRoot/Help/Maml.psm1", "$PSScriptRoot/Help/Markdown.psm1"

function Get-RelatedLink {
    # Commands of the same noun, what the page names, and where it all begins.
    param([Management.Automation.CmdletInfo] $Command, $Page, [string[]] $CommandName)

    $named = @([regex]::Matches($Page.Text, '\b(about_)?([A-Z][a-z]+-)?Sentry\w*') | ForEach-Object Value)
    $sameNoun = @($CommandName | Where-Object { $_ -like "*-$($Command.Noun)" })
    $topics = @($named | Where-Object { $_ -like 'about_*' }) + 'about_SentryPS'
    @($CommandName | Where-Object { $_ -ne $Command.Name -and ($_ -in $named -or $_ -in $sameNoun) }) + @($topics | Select-Object -Unique)
}

function Assert-Page {
    # Names all commands that nobody has written about.
    param([string] $DocumentFolder, [string[]] $CommandName)

    $missing = @($CommandName | Where-Object { -not (Test-Path (Join-Path $DocumentFolder "commands/$_.md")) })
    if ($missing) {
        throw "These commands have no help: $($missing -join ', '). Write docs/commands/<Command>.md for each."
    }
}

function New-ModuleHelp {
    <#
    .SYNOPSIS
        Writes SentryPS.dll-Help.xml and the about_*.help.txt files. The module is imported for it.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param(
        # The folder of the built module.
        [Parameter(Mandatory)]
        [string] $Module,

        # The XML documentation of its assembly.
        [Parameter(Mandatory)]
        [string] $Documentation,

        # The folder with commands/*.md and about_*.md.
        [Parameter(Mandatory)]
        [string] $DocumentFolder,

        # The folder of the language in the module that gets the help.
        [Parameter(Mandatory)]
        [string] $OutputFolder
    )

    if (-not $PSCmdlet.ShouldProcess($OutputFolder, 'Write help')) {
        return
    }

    $imported = Import-Module (Join-Path $Module 'SentryPS.psd1') -PassThru
    $texts = Import-XmlDocumentation $Documentation
    $names = @($imported.ExportedCmdlets.Keys | Sort-Object)
    Assert-Page -DocumentFolder $DocumentFolder -CommandName $names
    $commands = foreach ($name in $names) {
        $command = $imported.ExportedCmdlets[$name]
        $page = Get-CommandPage (Join-Path $DocumentFolder "commands/$name.md")
        [pscustomobject]@{
            Fact    = Get-CommandFact $command $texts
            Page    = $page
            Related = Get-RelatedLink -Command $command -Page $page -CommandName $names
            Uri     = "$($imported.ProjectUri)/blob/main/docs/commands/$name.md"
        }
    }

    Remove-Item $OutputFolder -Recurse -Force -ErrorAction Ignore
    $null = New-Item $OutputFolder -ItemType Directory -Force
    $folder = (Resolve-Path $OutputFolder).ProviderPath
    Export-Maml -Command $commands -Path (Join-Path $folder 'SentryPS.dll-Help.xml')
    foreach ($topic in Get-ChildItem $DocumentFolder -Filter about_*.md) {
        $text = ConvertTo-AboutText ([IO.File]::ReadAllText($topic.FullName))
        # Windows PowerShell takes a file without a mark for one in the system's code page.
        [IO.File]::WriteAllText((Join-Path $folder "$($topic.BaseName).help.txt"), $text, [Text.UTF8Encoding]::new($true))
    }
}

function Get-CommandTable {
    <#
    .SYNOPSIS
        The lines of a table of all commands with what they do, grouped by area: the folder below src/SentryPS/Resources.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [string] $Repository,

        # Where the document is that the table is for, to link from there to the pages of the commands. Without it, names
        # are plain, as the console shows them.
        [string] $LinkFrom
    )

    $root = Join-Path $Repository 'src/SentryPS/Resources'
    $rows = foreach ($file in Get-ChildItem $root -Recurse -Filter *Command.cs) {
        if ($file.BaseName -cmatch '^([A-Z][a-z]+)(Sentry\w*)Command$') {
            [pscustomobject]@{
                Area = @($file.DirectoryName.Substring($root.Length) -split '[\\/]' | Where-Object { $_ })[0]
                Noun = $Matches[2]
                Name = "$($Matches[1])-$($Matches[2])"
            }
        }
    }

    Assert-Page -DocumentFolder (Join-Path $Repository 'docs') -CommandName $rows.Name

    '| Command | What it does |'
    '|---|---|'
    foreach ($area in $rows | Group-Object Area | Sort-Object Name) {
        "| **$($area.Name)** | |"
        $area.Group | Sort-Object Noun, Name | ForEach-Object {
            $word = if ($LinkFrom) { "[$($_.Name)]($LinkFrom/$($_.Name).md)" } else { $_.Name }
            "| $word | $((Get-CommandPage (Join-Path $Repository "docs/commands/$($_.Name).md")).Synopsis) |"
        }
    }
}

function Update-CommandTable {
    <#
    .SYNOPSIS
        Writes the table of all commands between the marks of the documents that have it. Returns the documents in which
        it was another one.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [string] $Repository
    )

    $linkFrom = @{ 'README.md' = 'docs/commands'; 'docs/about_SentryPS.md' = '' }
    foreach ($document in $linkFrom.Keys | Sort-Object) {
        $path = Join-Path $Repository $document
        $text = [IO.File]::ReadAllText($path)
        $table = (Get-CommandTable -Repository $Repository -LinkFrom $linkFrom[$document]) -join "`n"
        $marks = [regex]'(?s)(?<=<!-- commands: made by build.ps1 -Task Docs -->\r?\n).*?(?=\r?\n<!-- end of commands -->)'
        if (-not $marks.IsMatch($text)) {
            throw "$document has no marks between which the table of commands goes."
        }

        if ($text -match '\r\n') { $table = $table -replace '\n', "`r`n" }
        $updated = $marks.Replace($text, { $table }, 1)
        if ($updated -ne $text) {
            $document
            if ($PSCmdlet.ShouldProcess($document, 'Write the table of commands')) {
                [IO.File]::WriteAllText($path, $updated)
            }
        }
    }
}

Export-ModuleMember -Function New-ModuleHelp, Update-CommandTable
