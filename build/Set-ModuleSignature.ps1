<#
.SYNOPSIS
    Signs what is ours in the built module. The certificate, as base64 of a .pfx file, and its password come from the
    environment: SIGNING_CERTIFICATE and SIGNING_CERTIFICATE_PASSWORD.
#>
#Requires -Version 7.4
[CmdletBinding(SupportsShouldProcess)]
param(
    # Where the signature gets its time from, so that it outlives the certificate.
    [uri] $TimestampServer = 'http://timestamp.digicert.com'
)

$ErrorActionPreference = 'Stop'
if (-not $env:SIGNING_CERTIFICATE) {
    throw 'There is no certificate: set SIGNING_CERTIFICATE to the base64 of a .pfx file.'
}

$certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new(
    [Convert]::FromBase64String($env:SIGNING_CERTIFICATE), $env:SIGNING_CERTIFICATE_PASSWORD)
$module = Join-Path (Split-Path $PSScriptRoot) 'out/SentryPS'
# Others' assemblies bear the signatures of those who made them.
$files = Get-ChildItem $module -Recurse -Include 'SentryPS*.dll', '*.psd1', '*.ps1xml'
foreach ($file in $files) {
    if ($PSCmdlet.ShouldProcess($file.FullName, 'Sign')) {
        $signature = Set-AuthenticodeSignature -FilePath $file.FullName -Certificate $certificate -HashAlgorithm SHA256 -TimestampServer $TimestampServer
        if ($signature.Status -ne 'Valid') {
            throw "$($file.Name) could not be signed: $($signature.StatusMessage)"
        }
    }
}
