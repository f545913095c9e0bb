<?xml version="1.0" encoding="utf-8"?>
<!--
  Turns X.view.xml into what PowerShell reads. A view names what it shows; how a value becomes text that is fit for a
  terminal is known here alone. README.md beside this file lists the words.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" indent="yes" encoding="utf-8" />

  <xsl:variable name="format">[SentryPS.SentryFormat]::</xsl:variable>

  <xsl:template match="/files">
    <Configuration>
      <ViewDefinitions>
        <xsl:apply-templates select="document(file)/view/*" />
      </ViewDefinitions>
    </Configuration>
  </xsl:template>

  <xsl:template match="table | list">
    <View>
      <Name><xsl:value-of select="../@type" /><xsl:if test="preceding-sibling::*">Page</xsl:if></Name>
      <ViewSelectedBy>
        <TypeName>SentryPS.<xsl:value-of select="../@type" /></TypeName>
      </ViewSelectedBy>
      <xsl:if test="@group">
        <GroupBy>
          <ScriptBlock><xsl:value-of select="$format" />Line($_.<xsl:value-of select="@group" />)</ScriptBlock>
          <Label><xsl:value-of select="@group" /></Label>
        </GroupBy>
      </xsl:if>
      <xsl:apply-templates select="." mode="control" />
    </View>
  </xsl:template>

  <xsl:template match="table" mode="control">
    <TableControl>
      <TableHeaders>
        <xsl:for-each select="column">
          <TableColumnHeader>
            <Label><xsl:apply-templates select="." mode="label" /></Label>
            <xsl:variable name="width"><xsl:apply-templates select="." mode="width" /></xsl:variable>
            <xsl:if test="$width != 0">
              <Width><xsl:value-of select="$width" /></Width>
            </xsl:if>
            <xsl:choose>
              <xsl:when test="@align">
                <Alignment><xsl:value-of select="@align" /></Alignment>
              </xsl:when>
              <xsl:when test="@kind = 'number' or @kind = 'ago' or @kind = 'duration'">
                <Alignment>Right</Alignment>
              </xsl:when>
            </xsl:choose>
          </TableColumnHeader>
        </xsl:for-each>
      </TableHeaders>
      <TableRowEntries>
        <TableRowEntry>
          <TableColumnItems>
            <xsl:for-each select="column">
              <TableColumnItem>
                <ScriptBlock><xsl:apply-templates select="." mode="cell" /></ScriptBlock>
              </TableColumnItem>
            </xsl:for-each>
          </TableColumnItems>
        </TableRowEntry>
      </TableRowEntries>
    </TableControl>
  </xsl:template>

  <xsl:template match="list" mode="control">
    <ListControl>
      <ListEntries>
        <ListEntry>
          <ListItems>
            <xsl:for-each select="item">
              <ListItem>
                <ItemSelectionCondition>
                  <ScriptBlock>'' -ne "$(<xsl:apply-templates select="." mode="cell" />)"</ScriptBlock>
                </ItemSelectionCondition>
                <Label><xsl:apply-templates select="." mode="label" /></Label>
                <ScriptBlock><xsl:apply-templates select="." mode="cell" /></ScriptBlock>
              </ListItem>
            </xsl:for-each>
          </ListItems>
        </ListEntry>
      </ListEntries>
    </ListControl>
  </xsl:template>

  <xsl:template match="column | item" mode="label">
    <xsl:choose>
      <xsl:when test="@label"><xsl:value-of select="@label" /></xsl:when>
      <xsl:otherwise><xsl:value-of select="@property" /></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 0 for the column that grows. -->
  <xsl:template match="*" mode="width">
    <xsl:choose>
      <xsl:when test="@width"><xsl:value-of select="@width" /></xsl:when>
      <xsl:when test="@kind = 'time'">19</xsl:when>
      <xsl:when test="@kind = 'ago' or @kind = 'date'">10</xsl:when>
      <xsl:when test="@kind = 'duration'">8</xsl:when>
      <xsl:when test="@kind = 'level'">7</xsl:when>
      <xsl:otherwise>0</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What stands in a cell: the value, and where there is room, what follows it. -->
  <xsl:template match="*" mode="cell">
    <xsl:choose>
      <xsl:when test="then">
        <xsl:value-of select="$format" />Row(<xsl:apply-templates select="." mode="text" />
        <xsl:for-each select="then">, <xsl:value-of select="concat(@at, substring('0', 1, not(@at)))" />, <xsl:apply-templates select="." mode="text" /></xsl:for-each>)</xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="text" /></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="text">
    <xsl:variable name="value">
      <xsl:choose>
        <xsl:when test="@property">$_.<xsl:value-of select="@property" /></xsl:when>
        <xsl:otherwise>$(<xsl:value-of select="normalize-space(text())" />)</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="width"><xsl:apply-templates select="." mode="width" /></xsl:variable>
    <xsl:choose>
      <xsl:when test="@kind = 'number'"><xsl:value-of select="$value" /></xsl:when>
      <xsl:when test="not(@kind)"><xsl:value-of select="concat($format, 'Line(', $value, ')')" /></xsl:when>
      <xsl:when test="@kind = 'lines'"><xsl:value-of select="concat($format, 'Text(', $value, ')')" /></xsl:when>
      <xsl:when test="@kind = 'ago'"><xsl:value-of select="concat($format, 'Relative(', $value, ')')" /></xsl:when>
      <xsl:when test="@kind = 'time' and self::item"><xsl:value-of select="concat($format, 'TimeAndAge(', $value, ')')" /></xsl:when>
      <xsl:when test="@kind = 'time'"><xsl:value-of select="concat($format, 'Time(', $value, ')')" /></xsl:when>
      <xsl:when test="@kind = 'date'"><xsl:value-of select="concat($format, 'Date(', $value, ')')" /></xsl:when>
      <xsl:when test="@kind = 'duration'"><xsl:value-of select="concat($format, 'Duration(', $value, ')')" /></xsl:when>
      <xsl:when test="@kind = 'level'"><xsl:value-of select="concat($format, 'Level(', $value, ', [bool]$PSStyle)')" /></xsl:when>
      <xsl:when test="@kind = 'sparkline'"><xsl:value-of select="concat($format, 'Sparkline(', $value, ', ', $width, ')')" /></xsl:when>
      <xsl:when test="@kind = 'bar'"><xsl:value-of select="concat($format, 'Bar(', $value, ', ', $width, ')')" /></xsl:when>
      <xsl:when test="@kind = 'link'">
        <xsl:value-of select="concat($format, 'Link(', $value, ', $_.', @to, ', ', $width, ', $PSStyle.OutputRendering)')" />
      </xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">There is no kind '<xsl:value-of select="@kind" />'.</xsl:message>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
