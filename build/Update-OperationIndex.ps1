<#
.SYNOPSIS
    Makes the index of Sentry's operations from the official OpenAPI schema.
.DESCRIPTION
    The index is what SentryPS.dll carries of the schema: names, types and required fields, no prose. A block of lines
    for each operation, in the order of paths:

        listOrganizationMonitors
        GET organizations/{organization}/monitors/
        tag Crons
        scope alerts:read org:read
        query project:integer|string[] environment:string[] owner cursor
        json name! config!:object status=active,disabled

    A parameter is a name, `!` if it is required, `?` if it may be null, a type unless it is a string, and after `=` the
    values that it may have, as long as they are few. A hole of the path that is no string has its type inside. The
    fields of a body are in a line that says how it is sent: json or multipart. Holes that the schema calls
    `organization_id_or_slug` are just `organization`.
.EXAMPLE
    ./build/Update-OperationIndex.ps1 -Schema ~/openapi-derefed.json
#>
#Requires -Version 7.4
[CmdletBinding(SupportsShouldProcess)]
param(
    # The schema with all references resolved (openapi-derefed.json), as sentry-api-schema publishes it.
    [Parameter(Mandatory)]
    [string] $Schema,

    # Where the index goes.
    [string] $Destination = (Join-Path $PSScriptRoot '../src/SentryPS/Resources/Api/operations.txt')
)

$ErrorActionPreference = 'Stop'
$methods = 'get', 'post', 'put', 'patch', 'delete'
# Longer lists of values would be most of the index.
$longestValues = 120

function Get-TypeName([Collections.IDictionary] $Type) {
    $variants = $Type['anyOf'] ?? $Type['oneOf'] ?? $Type['allOf']
    if ($variants) {
        return @($variants | ForEach-Object { Get-TypeName $_ } | Sort-Object -Unique) -join '|'
    }

    switch ($Type['type']) {
        'array' { (Get-TypeName $Type['items']) + '[]' }
        'string' { $Type['format'] -eq 'date-time' ? 'datetime' : 'string' }
        $null { $Type.Contains('enum') ? 'string' : 'any' }
        default { $_ }
    }
}

function Get-AllowedValue([Collections.IDictionary] $Type) {
    $element = $Type['items'] ?? $Type
    # Null among the values is said by the question mark.
    @($element['enum'] | Where-Object { $null -ne $_ } | ForEach-Object { "$_" })
}

function Format-Parameter([string] $Name, [Collections.IDictionary] $Type, [bool] $Required) {
    if ($Name -match '[\s!?:=,]') {
        throw "The index has no way to write the name '$Name'."
    }

    $text = $Name + ($Required ? '!' : '') + ($Type['nullable'] ? '?' : '')
    $typeName = Get-TypeName $Type
    if ($typeName -ne 'string') {
        $text += ":$typeName"
    }

    $values = @(Get-AllowedValue $Type)
    if ($values -match '[\s,]') {
        throw "The index has no way to write the values of '$Name'."
    }

    $list = $values -join ','
    if ($values -and $list.Length -le $longestValues) {
        $text += "=$list"
    }

    $text
}

function Format-Path([string] $Path, [object[]] $Parameter) {
    $Path -replace '^/api/0/' -replace '\{(\w+)\}', {
        $name = $_.Groups[1].Value
        $type = Get-TypeName ($Parameter | Where-Object { $_['in'] -eq 'path' -and $_['name'] -eq $name })['schema']
        $name = $name -replace '_id_or_slug$'
        $type -eq 'string' ? "{$name}" : "{${name}:$type}"
    }
}

function Format-Operation([string] $Path, [string] $Method, [Collections.IDictionary] $Operation) {
    $parameters = @($Operation['parameters'] | Where-Object { $_ })
    $Operation['operationId']
    "$($Method.ToUpperInvariant()) $(Format-Path $Path $parameters)"
    "tag $($Operation['tags'] -join ',')"

    $scopes = @($Operation['security'].ForEach({ $_['auth_token'] }) | Where-Object { $_ } | Sort-Object -Unique)
    if ($scopes) {
        "scope $scopes"
    }

    $query = @($parameters | Where-Object { $_['in'] -eq 'query' } | ForEach-Object {
            Format-Parameter -Name $_['name'] -Type $_['schema'] -Required ([bool]$_['required'])
        })
    if ($query) {
        "query $query"
    }

    foreach ($contentType in $Operation['requestBody'] ? $Operation['requestBody']['content'].Keys : @()) {
        $kind = switch ($contentType) {
            'application/json' { 'json' }
            'multipart/form-data' { 'multipart' }
            default { throw "The index knows no body of the type $_." }
        }
        $body = $Operation['requestBody']['content'][$contentType]['schema']
        $required = @($body['required'])
        $fields = @($body['properties'].GetEnumerator() | ForEach-Object {
                Format-Parameter -Name $_.Key -Type $_.Value -Required ($_.Key -in $required)
            })
        "$kind $fields".TrimEnd()
    }

    ''
}

$document = Get-Content $Schema -Raw | ConvertFrom-Json -AsHashtable -Depth 200
$paths = [string[]]$document['paths'].Keys
[array]::Sort($paths, [StringComparer]::Ordinal)
$lines = foreach ($path in $paths) {
    foreach ($method in $methods | Where-Object { $document['paths'][$path].Contains($_) }) {
        Format-Operation -Path $path -Method $method -Operation $document['paths'][$path][$method]
    }
}

if ($PSCmdlet.ShouldProcess($Destination)) {
    [IO.File]::WriteAllText($Destination, ($lines -join "`n"))
}
