# A session in which examples of the documents run as they stand, although they name servers, secrets and issues that
# are not there.

$module = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'out/SentryPS/SentryPS.psd1'

# For all sessions, since making a key takes its time.
$key = [Security.Cryptography.RSA]::Create(2048)
$request = [Security.Cryptography.X509Certificates.CertificateRequest]::new(
    'CN=Company CA', $key, [Security.Cryptography.HashAlgorithmName]::SHA256, [Security.Cryptography.RSASignaturePadding]::Pkcs1)
$certificate = "-----BEGIN CERTIFICATE-----`n" + [Convert]::ToBase64String(
    $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(1)).RawData,
    'InsertLineBreaks') + "`n-----END CERTIFICATE-----"

# What stands for things outside: secrets and people who answer, and a connection that ends at the sandbox.
$stubs = {
    param($SandboxUrl, $SandboxToken)

    $ErrorActionPreference = 'Continue'
    $ConfirmPreference = 'None'
    $secret = [Net.NetworkCredential]::new('', $SandboxToken).SecurePassword
    $env:SENTRY_AUTH_TOKEN = $SandboxToken
    # Nobody wants pages to open while tests run.
    $env:BROWSER = 'no-browser-for-examples'

    function Get-Secret { param([Parameter(Mandatory)] [string] $Name) $null = $Name; $secret }
    function Install-PSResource { param([Parameter(Mandatory)] [string] $Name) if ($Name -ne 'SentryPS') { throw "Not expected to install $Name." } }
    Set-Item function:Read-Host { param([string] $Prompt, [switch] $AsSecureString) $null = $Prompt; if ($AsSecureString) { $secret } else { $SandboxToken } }
    Set-Item function:Get-Credential { [pscredential]::new('proxy-user', $secret) }

    # A command with the parameters of the real one, which it is checked by, and another body.
    $replace = {
        param([string] $Name, [string] $Process)

        $metadata = [Management.Automation.CommandMetadata]::new((Get-Command "SentryPS\$Name"))
        $parameterBlock = [Management.Automation.ProxyCommand]::GetParamBlock($metadata)
        Set-Item "function:global:$Name" ([scriptblock]::Create("[CmdletBinding()]`nparam($parameterBlock)`nprocess {`n$Process`n}"))
    }

    # The real command takes the parameters first, since it sends nothing; then they go to the sandbox instead.
    & $replace 'Connect-Sentry' @"
    SentryPS\Connect-Sentry @PSBoundParameters | Out-Null
    `$sandbox = @{} + `$PSBoundParameters
    'Proxy', 'ProxyCredential', 'CertificateAuthority' | ForEach-Object { `$sandbox.Remove(`$_) }
    `$sandbox.Url = '$SandboxUrl'
    SentryPS\Connect-Sentry @sandbox
"@
    # Nothing happens in the sandbox that would be worth waiting for.
    & $replace 'Watch-SentryIssue' '$PSBoundParameters.Timeout = 1; SentryPS\Watch-SentryIssue @PSBoundParameters'
    SentryPS\Connect-Sentry -Url $SandboxUrl -Token $SandboxToken -Organization acme
}

function New-ExampleSession {
    <#
    .SYNOPSIS
        Opens a runspace with the module, connected to the sandbox, in the given folder.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '',
        Justification = 'A test has nobody to ask.')]
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        $Sandbox,

        # Where files of examples go.
        [Parameter(Mandatory)]
        [string] $Folder
    )

    # Runspaces that an example starts find the module by its name.
    $modulePath = $env:PSModulePath
    $env:PSModulePath = (Split-Path (Split-Path $module)) + [IO.Path]::PathSeparator + $env:PSModulePath

    $state = [Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $state.ImportPSModule($module)
    $runspace = [runspacefactory]::CreateRunspace($state)
    $runspace.Open()
    $null = $runspace.SessionStateProxy.Path.SetLocation($Folder)

    $session = [pscustomobject]@{
        Runspace    = $runspace
        IssueUrl    = $null
        EventId     = $null
        Environment = @{ PSModulePath = $modulePath; SENTRY_AUTH_TOKEN = $env:SENTRY_AUTH_TOKEN; BROWSER = $env:BROWSER }
    }
    $setUp = Invoke-InSession -Session $session -Script $stubs.ToString() -Argument $Sandbox.Url, $Sandbox.Token
    if ($setUp.Errors) {
        throw "The session for examples is not ready: $($setUp.Errors -join '; ')"
    }

    # A certificate that no example can have beside it.
    Set-Content (Join-Path $Folder 'company-ca.pem') $certificate

    # A working tree, and a release that ends with the first of its commits.
    $tree = [ordered]@{ 'v1.99.0' = 'First'; 'v2.0.0' = 'Second' }
    git -C $Folder init --quiet
    foreach ($tag in $tree.Keys) {
        git -C $Folder -c user.name='Ada Lind' -c user.email=ada@acme.example commit --quiet --allow-empty -m $tree[$tag]
        git -C $Folder tag $tag
    }
    $null = Invoke-InSession -Session $session -Script '
        New-SentryRelease backend@1.99.0 backend | Set-SentryReleaseCommit -Repository acme/backend -Commit (git rev-parse v1.99.0)'

    # An issue can only be resolved by a commit that Sentry knows.
    $known = (Invoke-InSession -Session $session -Script '
        $null = New-SentryRelease -Version mobile@0.0.1 -Project mobile -Commit @{
            id = "7c0ffee9a1b2c3d4e5f60718293a4b5c6d7e8f90"; repository = "acme/backend"
        }
        $issue = Get-SentryIssue -Issue BACKEND-42
        $issue.Id
        ($issue | Get-SentryEvent -Latest).Id').Output
    $session.IssueUrl = "$($Sandbox.Url.TrimEnd('/'))/organizations/acme/issues/$($known[0])/"
    $session.EventId = $known[1]
    $session
}

function Remove-ExampleSession {
    <#
    .SYNOPSIS
        Closes the session, and gives back the environment that it changed for the whole process.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '',
        Justification = 'A test has nobody to ask.')]
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        $Session
    )

    $Session.Runspace.Dispose()
    $Session.Environment.GetEnumerator() | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Key, $_.Value) }
}

function Invoke-Example {
    <#
    .SYNOPSIS
        Runs an example and returns what went wrong: nothing, if it works.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        $Session,

        [Parameter(Mandatory)]
        [string] $Code
    )

    # What one example sets must not reach the next.
    $Session.Runspace.SessionStateProxy.SetVariable('ErrorActionPreference', 'Continue')

    # The addresses and ids of examples are made up; these are there.
    $runnable = $Code.Replace('https://acme.sentry.io/issues/4095123/', $Session.IssueUrl).
        Replace('9f1c6d3ab28e4f07a5d4c3b2e1f09876', $Session.EventId)
    (Invoke-InSession -Session $Session -Script $runnable -AsText).Errors
}

function Invoke-InSession {
    param($Session, [string] $Script, [object[]] $Argument, [switch] $AsText)

    $shell = [powershell]::Create($Session.Runspace)
    try {
        $null = $shell.AddScript($Script)
        $Argument | Where-Object { $null -ne $_ } | ForEach-Object { $null = $shell.AddArgument($_) }
        if ($AsText) {
            # As a person would see it: what the views cannot show is an error, too.
            $null = $shell.AddCommand('Out-String')
        }

        $output = $null
        $errors = @()
        try {
            $output = $shell.Invoke()
        }
        catch {
            $errors += "$($_.Exception.GetBaseException())"
        }

        [pscustomobject]@{ Output = $output; Errors = $errors + @($shell.Streams.Error | ForEach-Object { "$_ ($($_.FullyQualifiedErrorId))" }) }
    }
    finally {
        $shell.Dispose()
    }
}

Export-ModuleMember -Function New-ExampleSession, Remove-ExampleSession, Invoke-Example
