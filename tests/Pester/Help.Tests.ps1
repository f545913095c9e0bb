# The help says what the commands do: no more, no less, and nothing that was true once. The markdown is compared with the
# commands, and the help that was made of it, if it was made, with the markdown.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Markdown.psm1" -Force
    Import-Module "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
    $repository = Split-Path (Split-Path $PSScriptRoot)
    $common = [Management.Automation.PSCmdlet]::CommonParameters
    $commands = Get-Command -Module SentryPS | ForEach-Object {
        $command = $_
        @{
            Name       = $command.Name
            Command    = $command
            Path       = "$repository/docs/commands/$($command.Name).md"
            Parameters = @($command.Parameters.Values | Where-Object Name -NotIn $common | ForEach-Object { @{ ParameterName = $_.Name; Parameter = $_ } })
            Sets       = @($command.ParameterSets | ForEach-Object { @{ SetName = $_.Name; Set = $_ } })
        }
    }
    $topics = Get-ChildItem "$repository/docs" -Filter about_*.md | ForEach-Object { @{ Topic = $_.BaseName; Path = $_.FullName } }
    $hasHelp = Test-Path "$repository/out/SentryPS/en-US/SentryPS.dll-Help.xml"
    if (-not $hasHelp) {
        Write-Warning 'The help that Get-Help shows is not tested: it is made by build.ps1 -Task Docs.'
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Markdown.psm1"
    Import-Module "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
    $repository = Split-Path (Split-Path $PSScriptRoot)

    # What a description looks like when it is shown: without marks and line breaks.
    function ConvertTo-ShownText([string] $Markdown) {
        ($Markdown -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '`', '' -replace '\s+', ' ').Trim()
    }
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

    It '<_> lists every command, and no other' -ForEach 'README.md', 'docs/about_SentryPS.md' {
        $rows = Get-Content "$repository/$_" | Where-Object { $_ -match '^\| \[?([A-Z][a-z]+-Sentry\w*)' } | ForEach-Object { $Matches[1] }
        $rows | Sort-Object | Should -Be ((Get-Command -Module SentryPS).Name | Sort-Object)
    }

    It 'have a changelog that begins with the version of the manifest' {
        $heading = Get-Content "$repository/CHANGELOG.md" | Where-Object { $_ -match '^## (\S+)' } | Select-Object -First 1
        ($heading -split ' ')[1] | Should -BeExactly "$((Get-Module SentryPS).Version)"
    }

    It 'name every id that an error can have, and no other' {
        $nouns = (Get-Command -Module SentryPS).Noun
        # An id stands in quotes in the sources, as do the nouns of commands and the names of types and assemblies.
        $ids = Get-ChildItem "$repository/src" -Filter *.cs -Recurse | Where-Object FullName -NotMatch '[\\/](obj|bin)[\\/]' |
            Select-String -Pattern '(?<!Cmdlet\(.*)"(Sentry[A-Z][A-Za-z]+)"' -AllMatches -CaseSensitive |
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

Describe 'The document of <Name>' -ForEach $commands {
    BeforeAll {
        $document = Get-CommandDocument $Path
    }

    It 'has the head that the help is made by' {
        $document.Text | Should -Match "(?s)^---\n.*external help file: SentryPS\.dll-Help\.xml\n.*Module Name: SentryPS\n.*title: $Name\n---\n"
    }

    It 'has nothing left of a template' {
        $document.Text | Should -Not -Match '\{\{|\bTODO\b|Fill in'
    }

    It 'has a synopsis of one sentence' {
        $document.Synopsis | Should -Match '^[A-Z][^\n]{20,120}\.$'
    }

    It 'has the section <_>' -ForEach 'DESCRIPTION', 'INPUTS', 'OUTPUTS', 'NOTES', 'RELATED LINKS' {
        $document.Sections[$_].Length | Should -BeGreaterThan 20
    }

    It 'has examples that begin with a task and call the command' {
        $document.Examples.Count | Should -BeGreaterThan 0
        for ($index = 0; $index -lt $document.Examples.Count; $index++) {
            $document.Examples[$index] | Should -Match "^Example $($index + 1): [A-Z].+[^.]$"
        }

        $blocks = @(Get-Item $Path | Get-CodeExample)
        $blocks.Count | Should -Be $document.Examples.Count
        $blocks | ForEach-Object { $_.Code | Should -Match $Name -Because $_.Heading }
    }

    It 'has an example for the parameter set <SetName>' -ForEach $Sets {
        # What tells the set from the others is a parameter that it demands. The default set may demand none.
        $demanded = @($Set.Parameters | Where-Object { $_.IsMandatory } | ForEach-Object Name)
        $used = @(Get-Item $Path | Get-CodeExample | ForEach-Object {
                $tree = [Management.Automation.Language.Parser]::ParseInput($_.Code, [ref] $null, [ref] $null)
                $tree.FindAll({ param($node) $node -is [Management.Automation.Language.CommandAst] -and $node.GetCommandName() -eq $Name }, $true)
            } | ForEach-Object {
                # A parameter that is given by position or through the pipeline has no name there.
                $names = @($_.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] } | ForEach-Object ParameterName)
                , @(@($names) + @($demanded | Where-Object { $_ -in 'Issue', 'Version' }))
            } | Where-Object { $names = $_; -not ($demanded | Where-Object { $_ -notin $names }) })
        $used.Count | Should -BeGreaterThan 0
    }

    It 'has the syntax of the parameter set <SetName>' -ForEach $Sets {
        $document.Syntax[$SetName] | Should -BeExactly ("$Name $($Set.ToString())" -replace ' \[<CommonParameters>\]$', '').Trim()
    }

    It 'has no syntax but that of its parameter sets' {
        @($document.Syntax.Keys) | Sort-Object | Should -Be ($Command.ParameterSets.Name | Sort-Object)
    }

    It 'describes no parameter that is not there' {
        @($document.Parameters.Keys) | Where-Object { $_ -notin $Parameters.ParameterName } | Should -BeNullOrEmpty
    }

    It 'says what the command emits' {
        $types = @($Command.OutputType | ForEach-Object { $_.Name -replace '^System\.Void$', 'None' })
        $document.Outputs | Sort-Object | Should -Be ($types | Sort-Object)
    }

    It 'says what the command takes from the pipeline' {
        $byValue = @($Command.Parameters.Values | Where-Object { $_.Attributes.Where({ $_ -is [Parameter] }).ValueFromPipeline -contains $true } |
                ForEach-Object { $_.ParameterType.ToString() })
        $byName = @($Command.Parameters.Values | Where-Object { $_.Attributes.Where({ $_ -is [Parameter] }).ValueFromPipelineByPropertyName -contains $true })
        $byValue | Where-Object { $_ } | ForEach-Object { $document.Inputs | Should -Contain $_ }
        if (-not $byValue -and -not $byName) {
            $document.Inputs | Should -Be 'None'
        }
        else {
            $document.Inputs | Should -Not -Contain 'None'
        }
    }

    It 'links to other commands, and not to itself' {
        $document.Links.Count | Should -BeGreaterThan 0
        $document.Links.Text | Should -Not -Contain $Name
    }

    It 'describes -<ParameterName> as it is' -ForEach $Parameters {
        $described = $document.Parameters[$ParameterName]
        $described | Should -Not -BeNullOrEmpty -Because 'each parameter has to be documented'
        $described.Description | Should -Match '(?s)^.{15,}\.$'

        $type = $Parameter.ParameterType
        $element = if ($type.IsArray) { $type.GetElementType() } else { $type }
        $underlying = [Nullable]::GetUnderlyingType($element)
        if ($underlying) { $element = $underlying }
        $values = @(if ($element.IsEnum) { [enum]::GetNames($element) }
            else { $Parameter.Attributes | Where-Object { $_ -is [ValidateSet] } | ForEach-Object ValidValues })

        # The default is what a fresh command has in its property.
        $property = $Command.ImplementingType.GetProperty($ParameterName)
        $value = if ($property) { $property.GetValue([Activator]::CreateInstance($Command.ImplementingType)) }
        $default = if ($Parameter.SwitchParameter) { 'False' } elseif ("$value" -eq '') { 'None' } else { "$value" }

        $sets = foreach ($entry in $Parameter.ParameterSets.GetEnumerator()) {
            $position = if ($entry.Value.Position -eq [int]::MinValue) { 'Named' } else { $entry.Value.Position }
            ('{0} position {1} required {2} pipeline {3} property {4}' -f ($entry.Key -replace '^__AllParameterSets$', '(All)'),
            $position, $entry.Value.IsMandatory, $entry.Value.ValueFromPipeline, $entry.Value.ValueFromPipelineByPropertyName).ToLowerInvariant()
        }

        $facts = { param($type, $default, $aliases, $values, $sets)
            "type $type", "default $default", "aliases $($aliases | Sort-Object)", "values $values", ($sets | Sort-Object) | ForEach-Object { $_ } }
        & $facts $described.Type $described.DefaultValue $described.Aliases $described.AcceptedValues $described.ParameterSets.ToLowerInvariant() |
            Should -Be (& $facts $type.ToString() $default $Parameter.Aliases $values $sets)
    }

    Context 'In Get-Help' -Skip:(-not $hasHelp) {
        BeforeAll {
            $help = Get-Help $Name -Full
        }

        It 'has the synopsis and the description' {
            $help.Synopsis.Trim() | Should -BeExactly (ConvertTo-ShownText $document.Synopsis)
            ConvertTo-ShownText ($help.description.Text -join ' ') | Should -BeExactly (ConvertTo-ShownText $document.Sections['DESCRIPTION'])
        }

        It 'describes the parameters' {
            foreach ($shown in Get-Help $Name -Parameter *) {
                $described = $document.Parameters[$shown.name]
                ConvertTo-ShownText ($shown.description.Text -join ' ') | Should -BeExactly (ConvertTo-ShownText $described.Description)
                $shown.defaultValue | Should -BeExactly $described.DefaultValue
            }

            @(Get-Help $Name -Parameter *).Count | Should -Be $document.Parameters.Count
        }

        It 'has every example, with code and words apart' {
            $shown = @($help.examples.example)
            $shown.Count | Should -Be $document.Examples.Count
            $blocks = @(Get-Item $Path | Get-CodeExample)
            for ($index = 0; $index -lt $shown.Count; $index++) {
                $shown[$index].title | Should -Match ([regex]::Escape($document.Examples[$index]))
                $shown[$index].code -replace '\r' | Should -BeExactly $blocks[$index].Code
                ($shown[$index].remarks.Text -join '').Trim() | Should -Not -BeNullOrEmpty
            }
        }

        It 'shows no marks of the markdown' {
            $text = Get-Help $Name -Full | Out-String -Width 120
            $text | Should -Not -Match '```|\]\(|\.md\b|\{\{'
        }
    }
}

Describe 'The topic <Topic>' -ForEach $topics {
    It 'begins with its name and a short description' {
        $text = (Get-Content $Path -Raw -Encoding utf8) -replace '\r'
        $text | Should -Match "^# $Topic\n\n## Short description\n\n\S"
        $text | Should -Not -Match '\{\{|\bTODO\b'
    }

    Context 'In Get-Help' -Skip:(-not $hasHelp) {
        It 'is shown' {
            Get-Help $Topic | Out-String | Should -Match $Topic
        }

        It 'fits into 80 columns, but for code' {
            $lines = Get-Content "$PSScriptRoot/../../out/SentryPS/en-US/$Topic.help.txt" -Encoding utf8
            $lines | Where-Object { $_.Length -gt 80 -and $_ -notmatch '^        \S|^            ' } | Should -BeNullOrEmpty
            $lines -join "`n" | Should -Not -Match '```|\]\(|\*\*'
        }

        It 'is made of the document as it is now' {
            $title = [regex]::Matches((Get-Content $Path -Raw -Encoding utf8), '(?m)^### (.+)$') | ForEach-Object { ConvertTo-ShownText $_.Groups[1].Value }
            $lines = Get-Content "$PSScriptRoot/../../out/SentryPS/en-US/$Topic.help.txt" -Encoding utf8
            $title | ForEach-Object { $lines | Should -Contain "  $_" }
        }
    }
}
