# What a command says of itself: by reflection, and in the XML documentation of its assembly.

# Parameters that PowerShell adds to a command, and describes nowhere itself.
$addedParameters = @{
    WhatIf            = 'Shows what would be done, and does nothing.'
    Confirm           = 'Asks before each change. Answer A to agree to all that follow.'
    First             = 'How many objects to emit at most. Requests stop as soon as there are enough. Without it, everything is listed.'
    Skip              = 'How many objects to leave out at the beginning. They are still read from the server.'
    IncludeTotalCount = 'Emits, before the objects, the total that the server counts, with a note on how exact it is; where the ' +
    'server does not count, the total is unknown. -First 0 -IncludeTotalCount asks for nothing but the number.'
}

function ConvertFrom-XmlDocumentation {
    <#
    .SYNOPSIS
        Makes one line of plain text of an element of XML documentation.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [Xml.XmlNode] $Element
    )

    $parts = foreach ($node in $Element.ChildNodes) {
        switch ($node.LocalName) {
            '#text' { $node.Value }
            { $_ -in 'see', 'seealso', 'paramref' } {
                # Of T:SentryPS.SentryIssue or M:SentryPS.X.Method(System.Int32) people know the last name.
                $target = @($node.GetAttribute('cref'), $node.GetAttribute('langword'), $node.GetAttribute('name') | Where-Object { $_ })[0]
                if ($node.InnerText) { $node.InnerText } else { $target -replace '\(.*' -replace '^.*[.:]' -replace '`\d+$' }
            }
            'para' { " $(ConvertFrom-XmlDocumentation $node) " }
            default { if ($node.HasChildNodes) { ConvertFrom-XmlDocumentation $node } }
        }
    }

    (-join $parts) -replace '\s+', ' '
}

function Import-XmlDocumentation {
    <#
    .SYNOPSIS
        Reads what the sources say of types and members: a table of texts by id, such as P:SentryPS.SentryIssue.Title.
    #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        [Parameter(Mandatory)]
        [string] $Path
    )

    $document = [xml]::new()
    $document.Load($Path)
    $texts = @{}
    foreach ($member in $document.SelectNodes('/doc/members/member')) {
        if ($summary = $member.SelectSingleNode('summary')) {
            $texts[$member.GetAttribute('name')] = (ConvertFrom-XmlDocumentation $summary).Trim()
        }
    }

    $texts
}

function Get-TypeWord {
    <#
    .SYNOPSIS
        The name of a type as syntax has it: string[], timespan, SentryIssue.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [type] $Type
    )

    if ($Type.IsArray) {
        return (Get-TypeWord $Type.GetElementType()) + '[]'
    }

    $underlying = [Nullable]::GetUnderlyingType($Type)
    if ($underlying) {
        return Get-TypeWord $underlying
    }

    [Microsoft.PowerShell.ToStringCodeMethods]::Type($Type) -replace '\b(\w+\.)+(?=\w)'
}

function Get-MemberText {
    param([hashtable] $Documentation, [Reflection.MemberInfo] $Member)

    $type = if ($Member -is [type]) { $Member } else { $Member.DeclaringType }
    # A generic class is written SentryPS.Cmdlets.GetCmdlet`1 there, whatever it is used with.
    if ($type.IsGenericType) { $type = $type.GetGenericTypeDefinition() }
    $name = $type.FullName -replace '\+', '.'
    $id = if ($Member -is [type]) { "T:$name" } elseif ($Member -is [Reflection.FieldInfo]) { "F:$name.$($Member.Name)" } else { "P:$name.$($Member.Name)" }
    "$($Documentation[$id])"
}

function Get-ParameterFact {
    param([Management.Automation.CmdletInfo] $Command, [Management.Automation.ParameterMetadata] $Parameter, [object] $Instance, [hashtable] $Documentation)

    $property = $Command.ImplementingType.GetProperty($Parameter.Name)
    $description = if ($property) { Get-MemberText $Documentation $property } else { $addedParameters[$Parameter.Name] }
    $element = if ($Parameter.ParameterType.IsArray) { $Parameter.ParameterType.GetElementType() } else { $Parameter.ParameterType }
    $underlying = [Nullable]::GetUnderlyingType($element)
    if ($underlying) { $element = $underlying }
    $values = @(if ($element.IsEnum) {
            [enum]::GetNames($element) | ForEach-Object { [pscustomobject]@{ Name = $_; Description = Get-MemberText $Documentation $element.GetField($_) } }
        }
        else {
            $Parameter.Attributes | Where-Object { $_ -is [ValidateSet] } | ForEach-Object ValidValues |
                ForEach-Object { [pscustomobject]@{ Name = $_; Description = '' } }
        })
    $default = if ($property) { "$($property.GetValue($Instance))" }
    [pscustomobject]@{
        Name         = $Parameter.Name
        Type         = Get-TypeWord $Parameter.ParameterType
        IsSwitch     = $Parameter.SwitchParameter
        IsArray      = $Parameter.ParameterType.IsArray
        Description  = "$description"
        Aliases      = @($Parameter.Aliases)
        Values       = $values
        HasWildcards = @($Parameter.Attributes | Where-Object { $_ -is [SupportsWildcards] }).Count -gt 0
        Default      = if ($Parameter.SwitchParameter) { 'False' } elseif ("$default" -eq '') { 'None' } else { $default }
        Kinds        = @($Parameter.Attributes | Where-Object { $_.GetType().GetProperty('Kind') } | ForEach-Object { $_.Kind; $_.Within })
    }
}

function Get-CommandFact {
    <#
    .SYNOPSIS
        The parameters, inputs and outputs of a command, with their descriptions. Hidden and common parameters are left out.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [Management.Automation.CmdletInfo] $Command,

        # What Import-XmlDocumentation gives.
        [Parameter(Mandatory)]
        [hashtable] $Documentation
    )

    $common = [Management.Automation.PSCmdlet]::CommonParameters
    $instance = [Activator]::CreateInstance($Command.ImplementingType)
    $parameters = @{}
    foreach ($parameter in $Command.Parameters.Values) {
        $isHidden = @($parameter.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow }).Count -gt 0
        if ($parameter.Name -notin $common -and -not $isHidden) {
            $parameters[$parameter.Name] = Get-ParameterFact -Command $Command -Parameter $parameter -Instance $instance -Documentation $Documentation
        }
    }

    $sets = @(foreach ($set in $Command.ParameterSets) {
            $shown = @($set.Parameters | Where-Object { $parameters.ContainsKey($_.Name) })
            # In the order in which PowerShell itself shows syntax.
            $positional = @($shown | Where-Object { $_.Position -ge 0 } | Sort-Object Position)
            $named = @($shown | Where-Object { $_.Position -lt 0 })
            [pscustomobject]@{
                Name       = $set.Name
                IsDefault  = $set.IsDefault
                Parameters = $positional + @($named | Where-Object IsMandatory) + @($named | Where-Object { -not $_.IsMandatory })
            }
        })

    $occurrences = @($sets | ForEach-Object Parameters)
    $piped = @($occurrences | Where-Object ValueFromPipeline | ForEach-Object Name | Select-Object -Unique | ForEach-Object { $parameters[$_] })
    $byName = @($occurrences | Where-Object ValueFromPipelineByPropertyName | ForEach-Object Name | Select-Object -Unique | Sort-Object)
    $inputs = @(
        foreach ($parameter in $piped) {
            # What names a thing takes the thing itself as well as its name.
            $types = @(if ($parameter.Kinds) { $parameter.Kinds | ForEach-Object FullName; 'System.String' } else { $Command.Parameters[$parameter.Name].ParameterType.FullName -replace '\[\]$' })
            $types | ForEach-Object { [pscustomobject]@{ Type = $_; Description = "For -$($parameter.Name)." } }
        }
        if ($byName) {
            [pscustomobject]@{ Type = 'System.Object'; Description = "Any object: its properties give -$($byName -join ', -'), by their names." }
        }
    )

    [pscustomobject]@{
        Name       = $Command.Name
        Verb       = $Command.Verb
        Noun       = $Command.Noun
        ClassName  = $Command.ImplementingType.Name
        Parameters = @($parameters.Values | Sort-Object Name)
        Sets       = $sets
        Inputs     = if ($inputs) { $inputs } else { @([pscustomobject]@{ Type = 'None'; Description = 'Nothing can be piped to this command.' }) }
        Outputs    = @(foreach ($output in $Command.OutputType) {
                if ($output.Type -and $output.Type -ne [void]) {
                    [pscustomobject]@{ Type = $output.Type.FullName; Description = Get-MemberText $Documentation $output.Type }
                }
                else {
                    [pscustomobject]@{ Type = 'None'; Description = 'This command emits nothing.' }
                }
            })
    }
}

Export-ModuleMember -Function Import-XmlDocumentation, Get-CommandFact
