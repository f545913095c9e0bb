# The help says what the commands do: no more, no less, and nothing that was true once. People write the pages in docs; these
# are judged, and so is what Get-Help makes of them and of the commands themselves.

BeforeDiscovery {
    $repository = Split-Path (Split-Path $PSScriptRoot)
    # The manifest is enough here: the module is imported from a copy, see below.
    $commands = (Test-ModuleManifest "$repository/out/SentryPS/SentryPS.psd1").ExportedCmdlets.Keys | Sort-Object | ForEach-Object {
        @{ Name = $_; Path = "$repository/docs/commands/$_.md" }
    }
    $topics = Get-ChildItem "$repository/docs" -Filter about_*.md | ForEach-Object { @{ Topic = $_.BaseName; Path = $_.FullName } }
}

BeforeAll {
    $repository = Split-Path (Split-Path $PSScriptRoot)
    Import-Module "$repository/build/Help.psm1", "$repository/build/Help/Markdown.psm1"

    # The help is made in a copy of the build, so that it does not come and go under the feet of other tests.
    $copy = Join-Path ([IO.Path]::GetTempPath()) "SentryPS-help-$([guid]::NewGuid().ToString('n'))"
    $null = New-Item $copy -ItemType Directory
    Copy-Item "$repository/out/SentryPS" "$copy/SentryPS" -Recurse
    New-ModuleHelp -Module "$copy/SentryPS" -Documentation "$repository/out/SentryPS.xml" -DocumentFolder "$repository/docs" -OutputFolder "$copy/SentryPS/en-US"
    Import-Module "$copy/SentryPS/SentryPS.psd1"

    # What a description looks like when it is shown: without marks and line breaks.
    function ConvertTo-ShownText([string] $Markdown) {
        ($Markdown -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '`|\*\*', '' -replace '\s+', ' ').Trim()
    }

    # What is wrong with the calls of our commands in a piece of code, and which calls there are of one of them.
    function Get-ExampleCall([string] $Code, [string] $Name) {
        $errors = $null
        $tree = [Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $errors)
        $errors | ForEach-Object { [pscustomobject]@{ Error = "$_"; Bound = @(); IsPiped = $false } }
        foreach ($call in $tree.FindAll({ param($node) $node -is [Management.Automation.Language.CommandAst] -and $node.GetCommandName() -like '*-Sentry*' }, $true)) {
            $command = Get-Command $call.GetCommandName() -ErrorAction Ignore
            $binding = [Management.Automation.Language.StaticParameterBinder]::BindCommand($call)
            $problem = if (-not $command) { "there is no $($call.GetCommandName())" } else { $binding.BindingExceptions.Values | ForEach-Object { $_.BindingException.Message } }
            if ($problem -or $call.GetCommandName() -eq $Name) {
                [pscustomobject]@{ Error = "$problem"; Bound = @($binding.BoundParameters.Keys); IsPiped = $call.Parent -is [Management.Automation.Language.PipelineAst] -and $call.Parent.PipelineElements.IndexOf($call) -gt 0 }
            }
        }
    }

    # The parameters that people are to know of.
    function Get-ShownParameter($Command) {
        $common = [Management.Automation.PSCmdlet]::CommonParameters
        $Command.Parameters.Values | Where-Object { $_.Name -notin $common -and -not ($_.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow }) }
    }
}

AfterAll {
    # Windows keeps files that are loaded.
    Remove-Item $copy -Recurse -Force -ErrorAction Ignore
}

Describe 'The documents' {
    It 'are there for every command, and for no other' {
        (Get-ChildItem "$repository/docs/commands" -Filter *.md).BaseName | Sort-Object |
            Should -Be ((Get-Command -Module SentryPS).Name | Sort-Object)
    }

    It 'are there for every topic' {
        $names = (Get-ChildItem "$repository/docs" -Filter about_*.md).BaseName
        'about_SentryPS', 'about_SentryPS_Connections', 'about_SentryPS_Errors', 'about_SentryPS_Queries' |
            ForEach-Object { $names | Should -Contain $_ }
    }

    It 'have the table of commands as ./build.ps1 -Task Docs makes it' {
        Update-CommandTable -Repository $repository -WhatIf | Should -BeNullOrEmpty -Because 'it is made, and not kept'
    }

    It 'have a changelog that begins with the version of the manifest' {
        $heading = Get-Content "$repository/CHANGELOG.md" | Where-Object { $_ -match '^## (\S+)' } | Select-Object -First 1
        ($heading -split ' ')[1] | Should -BeExactly "$((Get-Module SentryPS).Version)"
    }

    It 'name every id that an error can have, and no other' {
        $nouns = (Get-Command -Module SentryPS).Noun
        # An id stands in quotes in the sources, as do the nouns of commands and the names of types and assemblies.
        $ids = Get-ChildItem "$repository/src" -Filter *.cs -Recurse | Where-Object FullName -NotMatch '[\\/](obj|bin)[\\/]' |
            Select-String -Pattern '(?<!Cmdlet\(.*|cref=)"(Sentry[A-Z][A-Za-z]+)"' -AllMatches -CaseSensitive |
            ForEach-Object { $_.Matches } | ForEach-Object { $_.Groups[1].Value } |
            Where-Object { $_ -notin $nouns -and $_ -notin 'SentryPS', 'SentryException' } | Sort-Object -Unique
        $named = Get-Content "$repository/docs/about_SentryPS_Errors.md" |
            Where-Object { $_ -match '^\| (Sentry[A-Za-z]+) \|' } | ForEach-Object { $Matches[1] } | Sort-Object
        $named | Should -Be $ids
    }

    It 'link to files that are there' {
        $broken = @(Get-ChildItem "$repository/docs" -Filter *.md -Recurse) + @(Get-ChildItem $repository -Filter *.md) | ForEach-Object {
            $file = $_
            [regex]::Matches((Get-Content $file.FullName -Raw), '\]\((?!https?:)([^)#]+)') | ForEach-Object {
                if (-not (Test-Path (Join-Path $file.DirectoryName $_.Groups[1].Value))) {
                    "$($file.Name): $($_.Groups[1].Value)"
                }
            }
        }
        $broken | Should -BeNullOrEmpty
    }

    It 'name only topics that are there' {
        $topics = (Get-ChildItem "$repository/docs" -Filter about_*.md).BaseName
        $missing = Get-ChildItem "$repository/docs" -Filter *.md -Recurse |
            Select-String -Pattern 'about_SentryPS\w*' -AllMatches | ForEach-Object { $_.Matches.Value } |
            Sort-Object -Unique | Where-Object { $_ -notin $topics }
        $missing | Should -BeNullOrEmpty
    }
}

# One test for each command, which names all that is wrong: there will be a hundred commands.
Describe 'The help' {
    It 'of <Name> is complete, true, and shown' -ForEach $commands {
        $page = Get-CommandPage $Path
        $command = Get-Command $Name
        $parameters = @(Get-ShownParameter $command)

        $page.Name | Should -BeExactly $Name -Because 'the heading is the name'
        $page.Text | Should -Not -Match '\{\{|\bTODO\b'
        $page.Synopsis | Should -Match '^[A-Z][^\n]{20,120}\.$' -Because 'the first paragraph is the synopsis, one sentence or two'
        $page.Description.Length | Should -BeGreaterThan 20 -Because 'the paragraphs after it are the description'
        $page.Notes.Length | Should -BeGreaterThan 20
        $page.Sections | Sort-Object | Should -Be 'Examples', 'Notes'

        $calls = @(foreach ($example in $page.Examples) {
                $example.Title | Should -Match '^[A-Z].+[^.]$' -Because 'the heading of an example is a task'
                $example.Code | Should -Match $Name -Because "$($example.Title) is an example of it"
                $example.Words | Should -Match '\S' -Because "$($example.Title) needs words besides its code"
                Get-ExampleCall -Code $example.Code -Name $Name
            })
        $calls.Error | Where-Object { $_ } | Should -BeNullOrEmpty -Because 'examples have to parse, and to use what is there'
        foreach ($set in $command.ParameterSets) {
            # What tells the set from the others is a parameter that it demands. The default set may demand none.
            $isShown = @($calls | Where-Object {
                    $call = $_
                    -not ($set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -notin $call.Bound -and -not ($call.IsPiped -and ($_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName)) })
                }).Count -gt 0
            $isShown | Should -BeTrue -Because "the way to call it that is named $($set.Name) needs an example"
        }

        $help = Get-Help $Name -Full
        $help.Synopsis.Trim() | Should -BeExactly (ConvertTo-ShownText $page.Synopsis)
        ConvertTo-ShownText ($help.description.Text -join ' ') | Should -BeExactly (ConvertTo-ShownText $page.Description)
        ConvertTo-ShownText ($help.alertSet.alert.Text -join ' ') | Should -BeExactly (ConvertTo-ShownText $page.Notes)
        @($help.syntax.syntaxItem).Count | Should -Be $command.ParameterSets.Count
        @($help.relatedLinks.navigationLink)[0].uri | Should -BeExactly "https://github.com/SentryPS/SentryPS/blob/main/docs/commands/$Name.md" -Because 'Get-Help -Online opens it'

        $shown = @($help.parameters.parameter)
        $shown.name | Sort-Object | Should -Be ($parameters.Name | Sort-Object)
        foreach ($parameter in $shown) {
            # What follows the first paragraph are the values.
            @($parameter.description.Text)[0] | Should -Match '^.{10,}\.$' -Because "the summary of -$($parameter.name) in the source is its help"
        }

        $help.returnValues.returnValue | Where-Object { $_.type.name -like 'SentryPS.*' } | ForEach-Object { $_.description.Text -join ' ' | Should -Match '\.$' -Because "$($_.type.name) needs a summary in the source" }

        @($help.examples.example).Count | Should -Be $page.Examples.Count
        for ($index = 0; $index -lt $page.Examples.Count; $index++) {
            $example = @($help.examples.example)[$index]
            $example.title | Should -Match ([regex]::Escape((ConvertTo-ShownText $page.Examples[$index].Title)))
            $example.code -replace '\r' | Should -BeExactly $page.Examples[$index].Code
        }

        $help | Out-String -Width 120 | Should -Not -Match '```|\]\(|\.md\b(?<!/commands/[\w-]+\.md)' -Because 'marks of markdown are for files'
    }

    It 'says of a parameter what the command does' {
        $parameter = Get-Help Set-SentryIssue -Parameter Issue
        $parameter.position, $parameter.required, $parameter.pipelineInput, $parameter.type.name |
            Should -Be '0', 'true', 'True (ByValue)', 'SentryIssueReference[]'
        $status = Get-Help Set-SentryIssue -Parameter Status
        $status.position, $status.required, $status.pipelineInput, $status.type.name, $status.defaultValue |
            Should -Be 'named', 'false', 'False', 'SentryIssueStatus', 'None'
        $status.description.Text -join "`n" | Should -Match '(?m)^Resolved: ' -Because 'each value of an enumeration is explained'
        (Get-Help Set-SentryIssue -Parameter BatchSize).defaultValue | Should -Be '100'
        (Get-Help Set-SentryIssue -Parameter Connection).description.Text | Should -Match 'connection' -Because 'a base class describes it'
        Get-Help Set-SentryIssue -Full | Out-String -Width 120 | Should -Match 'Set-SentryIssue \[-Issue\] <SentryIssueReference\[\]>'
    }

    It 'leaves out what is hidden' {
        (Get-Help New-SentryRelease -Full).parameters.parameter.name | Should -Not -Contain 'InputObject'
    }
}

Describe 'The topic <Topic>' -ForEach $topics {
    It 'is what Get-Help shows, and fits into 80 columns, but for code' {
        $text = (Get-Content $Path -Raw -Encoding utf8) -replace '\r'
        $synopsis = [regex]::Match($text, "^# $Topic\n\n## Short description\n\n(\S.{20,74}\S)\n\n").Groups[1].Value
        $synopsis | Should -Not -BeNullOrEmpty -Because 'the list of topics has one line for each, of 76 characters'
        $text | Should -Not -Match '\{\{|\bTODO\b'

        Get-Help $Topic | Out-String | Should -Match $Topic
        $lines = Get-Content "$copy/SentryPS/en-US/$Topic.help.txt" -Encoding utf8
        # Get-Help takes it from there.
        "$($lines[4])".Trim() | Should -BeExactly (ConvertTo-ShownText $synopsis)
        $lines | Where-Object { $_.Length -gt 80 -and $_ -notmatch '^        \S|^            ' } | Should -BeNullOrEmpty
        $lines -join "`n" | Should -Not -Match '```|\]\(|\*\*|<!--'
        [regex]::Matches($text, '(?m)^### (.+)$') | ForEach-Object {
            $lines | Should -Contain "  $(ConvertTo-ShownText $_.Groups[1].Value)" -Because 'the document has this heading'
        }
    }
}
