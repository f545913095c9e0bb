# The help says what the commands do: no more, no less, and nothing that was true once. The markdown is compared with the
# commands, and the help that was made of it, if it was made, with the markdown.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
    $repository = Split-Path (Split-Path $PSScriptRoot)
    $commands = Get-Command -Module SentryPS | ForEach-Object {
        @{ Name = $_.Name; Command = $_; Path = "$repository/docs/commands/$($_.Name).md" }
    }
    $topics = Get-ChildItem "$repository/docs" -Filter about_*.md | ForEach-Object { @{ Topic = $_.BaseName; Path = $_.FullName } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Markdown.psm1"
    Import-Module "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
    $repository = Split-Path (Split-Path $PSScriptRoot)

    # What a description looks like when it is shown: without marks and line breaks.
    function ConvertTo-ShownText([string] $Markdown) {
        ($Markdown -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '`', '' -replace '\s+', ' ').Trim()
    }

    function Skip-WithoutHelp {
        if (-not (Test-Path "$repository/out/SentryPS/en-US/SentryPS.dll-Help.xml")) {
            Set-ItResult -Skipped -Because 'the help was not made: it needs Microsoft.PowerShell.PlatyPS and ./build.ps1 -Task Docs'
        }
    }

    # Each call of the command in the examples of its document, as the names of the parameters that it uses.
    function Get-ExampleCall($Block, [string] $Name, [string[]] $Positional) {
        foreach ($example in $Block) {
            $tree = [Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $null)
            $calls = $tree.FindAll({ param($node) $node -is [Management.Automation.Language.CommandAst] -and $node.GetCommandName() -eq $Name }, $true)
            foreach ($call in $calls) {
                $named = $call.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] } | ForEach-Object ParameterName
                # A parameter that is given by position or through the pipeline has no name there.
                , @(@($named) + $Positional)
            }
        }
    }

    # What a document and a command say of a parameter, as lines that can be compared.
    function Get-DescribedFact($Described) {
        "type $($Described.Type)"
        "default $($Described.DefaultValue)"
        "aliases $($Described.Aliases | Sort-Object)"
        "values $($Described.AcceptedValues)"
        $Described.ParameterSets.ToLowerInvariant() | Sort-Object
    }

    function Get-ParameterFact($Parameter, $Command) {
        $type = $Parameter.ParameterType
        $element = if ($type.IsArray) { $type.GetElementType() } else { $type }
        $underlying = [Nullable]::GetUnderlyingType($element)
        if ($underlying) { $element = $underlying }
        $values = @(if ($element.IsEnum) { [enum]::GetNames($element) }
            else { $Parameter.Attributes | Where-Object { $_ -is [ValidateSet] } | ForEach-Object ValidValues })

        # The default is what a fresh command has in its property.
        $property = $Command.ImplementingType.GetProperty($Parameter.Name)
        $value = if ($property) { $property.GetValue([Activator]::CreateInstance($Command.ImplementingType)) }
        $default = if ($Parameter.SwitchParameter) { 'False' } elseif ("$value" -eq '') { 'None' } else { "$value" }

        "type $($type.ToString())"
        "default $default"
        "aliases $($Parameter.Aliases | Sort-Object)"
        "values $values"
        $Parameter.ParameterSets.GetEnumerator() | ForEach-Object {
            $position = if ($_.Value.Position -eq [int]::MinValue) { 'Named' } else { $_.Value.Position }
            ('{0} position {1} required {2} pipeline {3} property {4}' -f ($_.Key -replace '^__AllParameterSets$', '(All)'),
            $position, $_.Value.IsMandatory, $_.Value.ValueFromPipeline, $_.Value.ValueFromPipelineByPropertyName).ToLowerInvariant()
        } | Sort-Object
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

# A command is looked at in few tests, each of which names all that is wrong: there are a hundred commands.
Describe 'The document of <Name>' -ForEach $commands {
    BeforeAll {
        $document = Get-CommandDocument $Path
        $blocks = @(Get-Item $Path | Get-CodeExample)
        $common = [Management.Automation.PSCmdlet]::CommonParameters
        $parameters = @($Command.Parameters.Values | Where-Object Name -NotIn $common)
    }

    It 'has every part' {
        $document.Text | Should -Match "(?s)^---\n.*external help file: SentryPS\.dll-Help\.xml\n.*Module Name: SentryPS\n.*title: $Name\n---\n" -Because 'the help is made by this head'
        $document.Text | Should -Not -Match '\{\{|\bTODO\b|Fill in' -Because 'nothing of a template may be left'
        $document.Synopsis | Should -Match '^[A-Z][^\n]{20,120}\.$' -Because 'the synopsis is one sentence'
        'DESCRIPTION', 'INPUTS', 'OUTPUTS', 'NOTES', 'RELATED LINKS' | ForEach-Object {
            "$($document.Sections[$_])".Length | Should -BeGreaterThan 20 -Because "the section $_ needs a text"
        }
        $document.Links.Count | Should -BeGreaterThan 0 -Because 'there are other commands to link to'
        $document.Links.Text | Should -Not -Contain $Name -Because 'a link to itself leads nowhere'
    }

    It 'has examples that begin with a task, one for each parameter set' {
        $blocks.Count | Should -BeGreaterThan 0
        $blocks.Count | Should -Be $document.Examples.Count -Because 'each example has one block of code'
        for ($index = 0; $index -lt $document.Examples.Count; $index++) {
            $document.Examples[$index] | Should -Match "^Example $($index + 1): [A-Z].+[^.]$"
        }

        $blocks | ForEach-Object { $_.Code | Should -Match $Name -Because "$($_.Heading) is an example of it" }
        foreach ($set in $Command.ParameterSets) {
            # What tells the set from the others is a parameter that it demands. The default set may demand none.
            $demanded = @($set.Parameters | Where-Object IsMandatory | ForEach-Object Name)
            $calls = @(Get-ExampleCall -Block $blocks -Name $Name -Positional ($demanded | Where-Object { $_ -in 'Issue', 'Version' }))
            @($calls | Where-Object { $call = $_; -not ($demanded | Where-Object { $_ -notin $call }) }).Count |
                Should -BeGreaterThan 0 -Because "the parameter set $($set.Name) needs an example"
        }
    }

    It 'has the syntax, the parameters, the input and the output of the command' {
        @($document.Syntax.Keys) | Sort-Object | Should -Be ($Command.ParameterSets.Name | Sort-Object)
        foreach ($set in $Command.ParameterSets) {
            $document.Syntax[$set.Name] | Should -BeExactly ("$Name $($set.ToString())" -replace ' \[<CommonParameters>\]$', '').Trim()
        }

        @($document.Parameters.Keys) | Where-Object { $_ -notin $parameters.Name } | Should -BeNullOrEmpty -Because 'these parameters are not there'
        foreach ($parameter in $parameters) {
            $described = $document.Parameters[$parameter.Name]
            $described | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) has to be documented"
            if ($described) {
                $described.Description | Should -Match '(?s)^.{15,}\.$' -Because "-$($parameter.Name) needs a description"
                Get-DescribedFact $described | Should -Be @(Get-ParameterFact $parameter $Command) -Because "-$($parameter.Name) is like that"
            }
        }

        $document.Outputs | Sort-Object | Should -Be (@($Command.OutputType | ForEach-Object { $_.Name -replace '^System\.Void$', 'None' }) | Sort-Object)

        $byValue = @($parameters | Where-Object { $_.Attributes.Where({ $_ -is [Parameter] }).ValueFromPipeline -contains $true } | ForEach-Object { $_.ParameterType.ToString() })
        $byName = @($parameters | Where-Object { $_.Attributes.Where({ $_ -is [Parameter] }).ValueFromPipelineByPropertyName -contains $true })
        $byValue | ForEach-Object { $document.Inputs | Should -Contain $_ -Because 'it comes from the pipeline' }
        if (-not $byValue -and -not $byName) {
            $document.Inputs | Should -Be 'None'
        }
        else {
            $document.Inputs | Should -Not -Contain 'None'
        }
    }

    It 'is what Get-Help shows' {
        Skip-WithoutHelp
        $help = Get-Help $Name -Full
        $help.Synopsis.Trim() | Should -BeExactly (ConvertTo-ShownText $document.Synopsis)
        ConvertTo-ShownText ($help.description.Text -join ' ') | Should -BeExactly (ConvertTo-ShownText $document.Sections['DESCRIPTION'])

        $shownParameters = @(Get-Help $Name -Parameter *)
        $shownParameters.Count | Should -Be $document.Parameters.Count
        foreach ($shown in $shownParameters) {
            $described = $document.Parameters[$shown.name]
            ConvertTo-ShownText ($shown.description.Text -join ' ') | Should -BeExactly (ConvertTo-ShownText $described.Description)
            $shown.defaultValue | Should -BeExactly $described.DefaultValue
        }

        $shownExamples = @($help.examples.example)
        $shownExamples.Count | Should -Be $document.Examples.Count
        for ($index = 0; $index -lt $shownExamples.Count; $index++) {
            $shownExamples[$index].title | Should -Match ([regex]::Escape($document.Examples[$index]))
            $shownExamples[$index].code -replace '\r' | Should -BeExactly $blocks[$index].Code
            ($shownExamples[$index].remarks.Text -join '').Trim() | Should -Not -BeNullOrEmpty -Because 'an example needs words besides its code'
        }

        $help | Out-String -Width 120 | Should -Not -Match '```|\]\(|\.md\b|\{\{' -Because 'marks of markdown are for files'
    }
}

Describe 'The topic <Topic>' -ForEach $topics {
    It 'begins with its name and a short description' {
        $text = (Get-Content $Path -Raw -Encoding utf8) -replace '\r'
        $text | Should -Match "^# $Topic\n\n## Short description\n\n\S"
        $text | Should -Not -Match '\{\{|\bTODO\b'
    }

    It 'is what Get-Help shows, and fits into 80 columns, but for code' {
        Skip-WithoutHelp
        Get-Help $Topic | Out-String | Should -Match $Topic
        $lines = Get-Content "$repository/out/SentryPS/en-US/$Topic.help.txt" -Encoding utf8
        $lines | Where-Object { $_.Length -gt 80 -and $_ -notmatch '^        \S|^            ' } | Should -BeNullOrEmpty
        $lines -join "`n" | Should -Not -Match '```|\]\(|\*\*'
        [regex]::Matches((Get-Content $Path -Raw -Encoding utf8), '(?m)^### (.+)$') | ForEach-Object {
            $lines | Should -Contain "  $(ConvertTo-ShownText $_.Groups[1].Value)" -Because 'the document has this heading now'
        }
    }
}
